/** SHA-256 (FIPS 180-4) of a file piece by piece: the browser's own takes it only whole, which for half a gigabyte is too much to hold. */

const FIRST = (of: (root: number) => number, count: number): Uint32Array => {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++)
    if (Array.from({ length: n - 2 }, (_, i) => i + 2).every((d) => n % d !== 0)) {
      const root = of(n);
      found.push((root - Math.floor(root)) * 2 ** 32);
    }
  return Uint32Array.from(found);
};

/** The fractional parts of the cube roots of the first 64 primes, and of the square roots of the first eight. */
const K = FIRST(Math.cbrt, 64);
const START = FIRST(Math.sqrt, 8);

const BLOCK = 64;

export type Hash = { update: (bytes: Uint8Array) => void; hex: () => string };

export function sha256(): Hash {
  const state = START.slice();
  const w = new Uint32Array(64);
  const rest = new Uint8Array(BLOCK);
  let held = 0;
  let length = 0;

  function block(bytes: Uint8Array, at: number): void {
    for (let i = 0; i < 16; i++) {
      const j = at + 4 * i;
      w[i] = (bytes[j]! << 24) | (bytes[j + 1]! << 16) | (bytes[j + 2]! << 8) | bytes[j + 3]!;
    }
    for (let i = 16; i < 64; i++) {
      const [x, y] = [w[i - 15]!, w[i - 2]!];
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0;
    }
    let a = state[0]! | 0;
    let b = state[1]! | 0;
    let c = state[2]! | 0;
    let d = state[3]! | 0;
    let e = state[4]! | 0;
    let f = state[5]! | 0;
    let g = state[6]! | 0;
    let h = state[7]! | 0;
    for (let i = 0; i < 64; i++) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i]! + w[i]!) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    for (const [i, x] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i]! + x) | 0;
  }

  const update = (bytes: Uint8Array): void => {
    length += bytes.length;
    let at = 0;
    if (held > 0) {
      at = Math.min(BLOCK - held, bytes.length);
      rest.set(bytes.subarray(0, at), held);
      held += at;
      if (held < BLOCK) return;
      block(rest, 0);
    }
    for (; at + BLOCK <= bytes.length; at += BLOCK) block(bytes, at);
    rest.set(bytes.subarray(at));
    held = bytes.length - at;
  };

  return {
    update,
    hex() {
      const bits = length * 8;
      const zeros = (2 * BLOCK - 9 - held) % BLOCK;
      const end = new Uint8Array(1 + zeros + 8);
      end[0] = 0x80;
      const view = new DataView(end.buffer);
      view.setUint32(1 + zeros, Math.floor(bits / 2 ** 32));
      view.setUint32(5 + zeros, bits >>> 0);
      update(end);
      return [...state].map((word) => word.toString(16).padStart(8, "0")).join("");
    },
  };
}

/** A large file in parts, each with its checksum: those that are there are not sent again. Loaded where there is one. */
import { sha256 } from "./sha256.ts";

/** Read at once when the whole is hashed: short enough that the page answers in between. */
const PIECE = 2 * 1024 * 1024;

/** @param onShare how much of it has been read, 0 to 1 @returns SHA-256 of the whole, in hexadecimal digits */
export async function checksumOf(file: Blob, onShare: (share: number) => void): Promise<string> {
  const hash = sha256();
  for (let at = 0; at < file.size; at += PIECE) {
    hash.update(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer()));
    onShare(Math.min(1, (at + PIECE) / file.size));
  }
  return hash.hex();
}

/** A part that is there, whole. */
export type There = { number: number; bytes: number };

export type Sending = {
  file: Blob;
  layout: { count: number; bytes: number };
  there: readonly There[];
  /** Sends one, at an address of its own. @param onSent how many bytes of it have gone */
  sendPart: (number: number, part: Blob, onSent: (bytes: number) => void) => Promise<void>;
  onShare: (share: number) => void;
};

/** Sends what is not there, one after the other: a line that breaks costs one part. @throws what `sendPart` throws */
export async function sendParts({ file, layout, there, sendPart, onShare }: Sending): Promise<void> {
  const whole = new Map(there.map(({ number, bytes }) => [number, bytes]));
  let sent = 0;
  const missing: { number: number; part: Blob }[] = [];
  for (let number = 1; number <= layout.count; number++) {
    const part = file.slice((number - 1) * layout.bytes, number * layout.bytes);
    if (whole.get(number) === part.size) sent += part.size;
    else missing.push({ number, part });
  }
  onShare(sent / file.size);
  for (const { number, part } of missing) {
    try {
      await sendPart(number, part, (bytes) => onShare((sent + bytes) / file.size));
      sent += part.size;
    } finally {
      // Of a part that was cut off nothing is there.
      onShare(sent / file.size);
    }
  }
}

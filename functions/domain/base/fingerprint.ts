import { canonical } from "./canonical.ts";

/**
 * A short text for one content (64 bits as hexadecimal): tells what is sent again from what says something else. It proves
 * nothing; what has to be proved is hashed with SHA-256 outside of the domain.
 */
export function fingerprint(value: unknown): string {
  const text = canonical(value);
  // Two rounds of multiply and mix over 32 bits each (MurmurHash3's constants), which need no library.
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x85ebca6b);
    b = Math.imul(b ^ unit, 0xc2b2ae35);
    a ^= a >>> 15;
    b ^= b >>> 13;
  }
  a = Math.imul(a ^ (b >>> 16), 0xc2b2ae35);
  b = Math.imul(b ^ (a >>> 16), 0x85ebca6b);
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}

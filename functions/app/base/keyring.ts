/**
 * The secret of a region and the keys that derive from it, one for each purpose (RFC 5869): what one of them gives away
 * says nothing of another. There may be several secrets, the newest first (docs/adr/0006).
 */
import { createSecretKey, hkdfSync, type KeyObject } from "node:crypto";

/** What a key is for; another purpose is another key. */
export const PURPOSES = [
  "query-codes",
  "notice-codes",
  "application-numbers",
  "upload-keys",
  "file-addresses",
  "cursors",
] as const;

export type Purpose = (typeof PURPOSES)[number];

/** Bytes of a key: as many as SHA-256 gives. */
const BYTES = 32;

/** The secrets of a text: one a line, the newest first. */
export const secretsIn = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** The key that a secret gives for one purpose. */
export const keyFor = (secret: string, purpose: Purpose): Uint8Array =>
  new Uint8Array(hkdfSync("sha256", secret, "", `parallel-approvals ${purpose}`, BYTES));

/** The keys for one purpose, the newest first: it makes what is new, and each of them knows again what it once made. */
export type Keyring = (purpose: Purpose) => Promise<readonly [KeyObject, ...KeyObject[]]>;

/** @param read the text of the secrets, read anew by whoever keeps it; each of at least 32 bytes */
export function keyring(read: () => Promise<string>): Keyring {
  let known: { text: string; keys: Map<Purpose, [KeyObject, ...KeyObject[]]> } | undefined;
  return async (purpose) => {
    const text = await read();
    if (known?.text !== text) known = { text, keys: new Map() };
    const before = known.keys.get(purpose);
    if (before) return before;
    // As a key object from the start: Node makes one of whatever else it is given, each time anew.
    const [newest, ...older] = secretsIn(text).map((secret) => createSecretKey(keyFor(secret, purpose)));
    if (!newest) throw new Error("there is no secret to derive a key from");
    known.keys.set(purpose, [newest, ...older]);
    return [newest, ...older];
  };
}

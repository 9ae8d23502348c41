/**
 * Cursors of the lists: sealed with a key of the deployment, so that they tell nothing of how records are laid out, and
 * only fit the list that they were made for (docs/adr/0013).
 */
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, type KeyObject } from "node:crypto";
import { BadCursor } from "../app/base/ports.ts";

export const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = "aes-256-gcm";

/** The cursor that says `place` in `list`; the same place always has the same cursor, so that a page has one tag. */
export function seal(key: Uint8Array, list: string, place: string): string {
  const own = createSecretKey(key);
  const nonce = nonceOf(own, list, place);
  const cipher = createCipheriv(CIPHER, own, nonce).setAAD(Buffer.from(list));
  const sealed = Buffer.concat([cipher.update(place, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** The place that a cursor says. @throws BadCursor when it was altered, or made by another list or deployment */
export function unseal(key: Uint8Array, list: string, cursor: string): string {
  try {
    const bytes = Buffer.from(cursor, "base64url");
    // The last character may carry bits that decode to nothing: what is not the very text is not ours.
    if (bytes.toString("base64url") !== cursor) throw new Error("not written as it was made");
    const [nonce, tag] = [
      bytes.subarray(0, NONCE_BYTES),
      bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES),
    ];
    const decipher = createDecipheriv(CIPHER, createSecretKey(key), nonce, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(list))
      .setAuthTag(tag);
    return (
      decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, "utf8") + decipher.final("utf8")
    );
  } catch (cause) {
    throw new BadCursor("the cursor is none of this list's", { cause });
  }
}

/** A nonce may repeat only with the very same text under it: derived from both, it cannot repeat with another. */
const nonceOf = (key: KeyObject, list: string, place: string): Buffer =>
  createHmac("sha256", key)
    .update(JSON.stringify(["cursor-nonce", list, place]))
    .digest()
    .subarray(0, NONCE_BYTES);

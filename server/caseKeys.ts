/** The keys of cases on one machine, wrapped by a key file of its own; each is bound to its application. */
import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from "node:crypto";
import type { CaseKeys } from "../functions/app/base/contacts.ts";

const CIPHER = "aes-256-gcm";
const NONCE = 12;
const TAG = 16;
const KEY = 32;

/** @param wrapping 32 bytes */
export function fileCaseKeys(wrapping: Uint8Array): CaseKeys {
  const own = createSecretKey(wrapping);
  return {
    async make(applicationId) {
      const key = randomBytes(KEY);
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv(CIPHER, own, nonce).setAAD(Buffer.from(applicationId));
      const body = Buffer.concat([cipher.update(key), cipher.final()]);
      return { key, wrapped: Buffer.concat([nonce, cipher.getAuthTag(), body]) };
    },
    async unwrap(applicationId, wrapped) {
      const decipher = createDecipheriv(CIPHER, own, wrapped.subarray(0, NONCE))
        .setAAD(Buffer.from(applicationId))
        .setAuthTag(wrapped.subarray(NONCE, NONCE + TAG));
      return Buffer.concat([decipher.update(wrapped.subarray(NONCE + TAG)), decipher.final()]);
    },
  };
}

/** What a file of signing keys says: which one signs, and all that are published. */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign as signBytes,
  type KeyObject,
} from "node:crypto";
import { promisify } from "node:util";
import { publishedKey } from "../functions/adapters/publicKeys.ts";
import type { Keys, PublicKey, Signer } from "../functions/app/base/signing.ts";

const BLOCK = /-----BEGIN ((?:EC )?PRIVATE KEY|PUBLIC KEY)-----.*?-----END \1-----/gs;

/** @param pem the key that signs, and behind it those that have signed, private or public. @throws Error when it is none */
export function keysIn(pem: string): { signing: KeyObject; published: readonly PublicKey[] } {
  const [first, ...others] = [...pem.matchAll(BLOCK)];
  if (!first || first[1] === "PUBLIC KEY") throw new Error("no private key stands first");
  const signing = createPrivateKey(first[0]);
  return {
    signing,
    published: [createPublicKey(signing), ...others.map(([block]) => createPublicKey(block))].map(
      publishedKey,
    ),
  };
}

/** What signs by such a file, and what it publishes. */
export function signerBy(pem: string): { signer: Signer; keys: Keys } {
  const { signing, published } = keysIn(pem);
  const { kid, alg } = published[0]!;
  return {
    keys: async () => published,
    signer: {
      key: async () => ({ kid, alg }),
      // Beside everything else that the process does.
      sign: promisify((bytes: Uint8Array, signed: (failure: Error | null, signature: Buffer) => void) =>
        signBytes("sha256", bytes, { key: signing, dsaEncoding: "ieee-p1363" }, signed),
      ),
    },
  };
}

/** A new key, in the form of such a file. */
export const newKey = (): string =>
  generateKeyPairSync("ec", { namedCurve: "P-256" })
    .privateKey.export({ type: "pkcs8", format: "pem" })
    .toString();

/** A key of its own for a test, and what it signs by. */
import { sign as signBytes } from "node:crypto";
import type { Keys, PublicKey, Signer } from "../../functions/app/base/signing.ts";
import { keysIn, newKey, signerBy } from "../../server/signingKeys.ts";

export function testSigner(): { signer: Signer; keys: Keys; key: PublicKey } {
  const pem = newKey();
  const { signer, keys } = signerBy(pem);
  const { signing, published } = keysIn(pem);
  // At once: where time is virtual it does not wait for another thread of the machine.
  const sign: Signer["sign"] = async (bytes) =>
    signBytes("sha256", bytes, { key: signing, dsaEncoding: "ieee-p1363" });
  return { signer: { ...signer, sign }, keys, key: published[0]! };
}

/** What signs in tests that do not ask by which key. */
const { signer, keys } = testSigner();
export const SIGNING = { signer, keys };

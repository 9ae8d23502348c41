/** A key of its own for a test, and what it signs by. */
import type { Keys, PublicKey, Signer } from "../../functions/app/base/signing.ts";
import { keysIn, newKey, signerBy } from "../../server/signingKeys.ts";

export function testSigner(): { signer: Signer; keys: Keys; key: PublicKey } {
  const pem = newKey();
  return { ...signerBy(pem), key: keysIn(pem).published[0]! };
}

/** What signs in tests that do not ask by which key. */
const { signer, keys } = testSigner();
export const SIGNING = { signer, keys };

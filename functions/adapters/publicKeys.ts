/** Keys as they are published: the members that matter, under a name that follows from them. */
import { createHash, type KeyObject } from "node:crypto";
import type { PublicKey } from "../app/base/signing.ts";

/** The curves that are signed on, by the algorithm that JOSE has for each (RFC 7518 §3.1). */
const ALGORITHM_OF: Readonly<Record<string, string>> = { "P-256": "ES256" };

/** @param key public @throws Error when nothing here signs with such a key */
export function publishedKey(key: KeyObject): PublicKey {
  const { kty, crv = "", x = "", y = "" } = key.export({ format: "jwk" });
  const alg = ALGORITHM_OF[crv];
  if (kty !== "EC" || alg === undefined)
    throw new Error(`documents are signed by a key of the curve P-256, not of ${crv || kty}`);
  // RFC 7638: the required members in this order, and nothing else.
  const thumbprint = createHash("sha256").update(JSON.stringify({ crv, kty, x, y })).digest("base64url");
  return { kty, crv, x, y, kid: thumbprint, alg, use: "sig" };
}

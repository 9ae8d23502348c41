/** Tokens that have been verified: a signature is checked once, not with every request that carries it. */
import { hash } from "node:crypto";
import { latest } from "../app/base/latest.ts";

/** By how much clocks may differ: a token counts for so long before its `nbf` and behind its `exp`. */
export const SKEW_SECONDS = 30;

// oxlint-disable-next-line no-restricted-globals, no-restricted-properties -- a session's life is the machine's time
export const seconds = (): number => Date.now() / 1000;

export type Claims = Record<string, unknown>;

/** The claims of a valid token, its `exp` among them; `undefined` for any other. */
export type Verify = (token: string) => Promise<Claims | undefined>;

/** How many tokens are remembered. */
const REMEMBERED = 1000;

/**
 * Remembers what `verify` has found valid, by the token's digest and no longer than to its `exp`: from then on, and for
 * whatever is not valid, `verify` is asked each time.
 * @param now seconds since 1970, as `exp` counts them
 * @param longest seconds after which it is asked again all the same: a key may have been withdrawn
 */
export function remembered(
  verify: Verify,
  now: () => number,
  most = REMEMBERED,
  longest = Number.POSITIVE_INFINITY,
): Verify {
  const known = latest<{ claims: Claims; expires: number }>(most);
  return async (token) => {
    const digest = hash("sha256", token, "base64");
    const before = known.get(digest);
    if (before && now() < before.expires) return before.claims;
    known.delete(digest);
    const claims = await verify(token);
    const expires = claims?.["exp"];
    if (!claims || typeof expires !== "number") return claims;
    known.set(digest, { claims, expires: Math.min(expires, now() + longest) });
    return claims;
  };
}

/** An issuer of its own: on the laptop tokens are for the asking, in the cloud the region's OIDC issuer makes them. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { jwtVerify, SignJWT } from "jose";
import { keepWhole } from "./files.ts";

export type Issuer = {
  token(claims: Record<string, string>): Promise<string>;
  /** The claims of a valid token; `undefined` for any other. */
  verify(token: string): Promise<Record<string, unknown> | undefined>;
};

const ISSUER = "urn:parallel-approvals:local";
const AUDIENCE = "parallel-approvals";
/** By how much clocks may differ: a token counts for so long before its `nbf` and behind its `exp`. */
const SKEW_SECONDS = 30;
/** How many verified tokens are remembered: a signature needs checking once. */
const REMEMBERED = 1000;

/** The issuer whose key lies in `folder`; made at the first start. */
export function localIssuer(folder: string): Issuer {
  const privateKey = keyIn(join(folder, "issuer.pem"));
  const publicKey = createPublicKey(privateKey);
  const keyId = idOf(publicKey);
  const verified = new Map<string, { claims: Record<string, unknown>; expires: number }>();
  return {
    token: (claims) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: "ES256", kid: keyId })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime("12h")
        .sign(privateKey),
    async verify(token) {
      const before = verified.get(token);
      // oxlint-disable-next-line no-restricted-globals, no-restricted-properties -- a session's life is the machine's time
      const now = Date.now() / 1000;
      if (before && before.expires > now) return before.claims;
      try {
        const { payload, protectedHeader } = await jwtVerify(token, publicKey, {
          issuer: ISSUER,
          audience: AUDIENCE,
          algorithms: ["ES256"],
          requiredClaims: ["exp"],
          clockTolerance: SKEW_SECONDS,
        });
        // The gateway picks the key by its id, and knows no token without.
        if (protectedHeader.kid !== keyId) return undefined;
        const [oldest] = verified.keys();
        if (verified.size >= REMEMBERED && oldest !== undefined) verified.delete(oldest);
        verified.set(token, { claims: payload, expires: payload.exp! + SKEW_SECONDS });
        return payload;
      } catch {
        return undefined;
      }
    },
  };
}

const idOf = (key: KeyObject): string =>
  createHash("sha256")
    .update(key.export({ type: "spki", format: "der" }))
    .digest("base64url");

function keyIn(file: string): KeyObject {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    keepWhole(file, privateKey.export({ type: "pkcs8", format: "pem" }));
  }
  return createPrivateKey(readFileSync(file));
}

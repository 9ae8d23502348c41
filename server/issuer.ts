/** An issuer of its own: on the laptop tokens are for the asking, in the cloud the region's OIDC issuer makes them. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  type KeyObject,
} from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { jwtVerify, SignJWT } from "jose";
import { keepWhole } from "./files.ts";
import { NAMES } from "./folderCheck.ts";
import {
  remembered,
  seconds,
  SKEW_SECONDS,
  type Claims,
  type Verify,
} from "../functions/adapters/verified.ts";

export type Issuer = {
  /** A token of its own number (`jti`). */
  token(claims: Readonly<Record<string, string>>): Promise<string>;
  verify: Verify;
};

const ISSUER = "urn:parallel-approvals:local";

/** The issuer whose key lies in `folder`, made at the first start; its tokens are for one region, wherever the key is taken. */
export function localIssuer(folder: string, region: string): Issuer {
  const audience = `parallel-approvals-${region}`;
  const privateKey = keyIn(join(folder, NAMES.issuer));
  const publicKey = createPublicKey(privateKey);
  const keyId = idOf(publicKey);
  return {
    token: (claims) =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: "ES256", kid: keyId })
        .setIssuer(ISSUER)
        .setAudience(audience)
        .setJti(randomUUID())
        .setIssuedAt()
        .setExpirationTime("12h")
        .sign(privateKey),
    verify: remembered(verify, seconds),
  };

  async function verify(token: string): Promise<Claims | undefined> {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, publicKey, {
        issuer: ISSUER,
        audience,
        algorithms: ["ES256"],
        requiredClaims: ["exp"],
        clockTolerance: SKEW_SECONDS,
      });
      // The gateway picks the key by its id, and knows no token without.
      return protectedHeader.kid === keyId ? payload : undefined;
    } catch {
      return undefined;
    }
  }
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

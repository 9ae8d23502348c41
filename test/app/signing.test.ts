/** Signatures: what another library makes of them, and what does not count as one. */
import { generateKeyPairSync, sign } from "node:crypto";
import { beforeEach, describe, expect, it } from "@jest/globals";
import { GetPublicKeyCommand, KMSClient, SignCommand } from "@aws-sdk/client-kms";
import { mockClient } from "aws-sdk-client-mock";
import { calculateJwkThumbprint, createLocalJWKSet, flattenedVerify } from "jose";
import { joined, kmsKeys, kmsSigner } from "../../functions/adapters/kmsSigner.ts";
import { signatureFault, signatureOf } from "../../functions/app/base/signing.ts";
import { canonical } from "../../functions/domain/base/canonical.ts";
import { keysIn } from "../../server/signingKeys.ts";
import { testSigner } from "../support/signer.ts";

const VALUE = { number: "深规许〔2026〕1号", days: [5, 0.1], none: null };

describe("a signature", () => {
  const { signer, key } = testSigner();

  it("is a detached JWS that another library verifies, over the canonical form, by the published key", async () => {
    const signature = await signatureOf(signer, "notice", VALUE);
    const [header, none, text] = signature.split(".") as [string, string, string];
    expect(none).toBe("");
    const jws = {
      protected: header,
      payload: Buffer.from(canonical(VALUE)).toString("base64url"),
      signature: text,
    };
    const { protectedHeader } = await flattenedVerify(jws, createLocalJWKSet({ keys: [key] }));
    expect(protectedHeader).toEqual({ alg: "ES256", kid: key.kid, typ: "approvals-notice" });
    expect(key.kid).toBe(await calculateJwkThumbprint(key));
  });

  it("counts whatever the order of the names, and for no other value, purpose or key", async () => {
    const signature = await signatureOf(signer, "notice", VALUE);
    const other = testSigner();
    const { none, ...rest } = VALUE;
    expect(signatureFault([other.key, key], "notice", { none, ...rest }, signature)).toBeNull();
    expect(signatureFault([key], "notice", { ...VALUE, days: [5, 0.2] }, signature)).toBe("altered");
    expect(signatureFault([key], "anchor", VALUE, signature)).toBe("altered");
    expect(signatureFault([other.key], "notice", VALUE, signature)).toBe("unknown-key");
    // Another key under the name of the one that is known.
    const posing = { ...other.signer, key: async () => key };
    expect(signatureFault([key], "notice", VALUE, await signatureOf(posing, "notice", VALUE))).toBe(
      "altered",
    );
  });

  it("is none where there is none, or where it is no signature", async () => {
    for (const none of [undefined, null, ""])
      expect(signatureFault([key], "notice", VALUE, none)).toBe("unsigned");
    const signature = await signatureOf(signer, "notice", VALUE);
    const [header, , text] = signature.split(".") as [string, string, string];
    const unprotected = Buffer.from(JSON.stringify({ alg: "none", kid: key.kid, typ: "approvals-notice" }));
    for (const bad of [
      5,
      {},
      "a..b",
      `${header}..`,
      `${header}.e30.${text}`,
      `${unprotected.toString("base64url")}..${text}`,
      `${header}..${text.slice(2)}`,
      `${header}..${Buffer.alloc(64).toString("base64url")}`,
    ])
      expect([bad, signatureFault([key], "notice", VALUE, bad)]).toEqual([bad, "altered"]);
  });

  it("is not made over what JSON cannot say", async () => {
    for (const value of [{ days: Number.NaN }, [Number.POSITIVE_INFINITY], "\ud800", { "\udc00": 1 }])
      await expect(signatureOf(signer, "notice", value)).rejects.toThrow(TypeError);
  });
});

describe("a key of KMS", () => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const kms = mockClient(KMSClient);
  beforeEach(() => {
    kms.reset();
    kms.on(GetPublicKeyCommand).resolves({ PublicKey: publicKey.export({ type: "spki", format: "der" }) });
    kms.on(SignCommand).callsFake(({ Message, MessageType, SigningAlgorithm, KeyId }) => {
      expect([MessageType, SigningAlgorithm, KeyId, (Message as Uint8Array).length]).toEqual([
        "DIGEST",
        "ECDSA_SHA_256",
        "arn:newest",
        32,
      ]);
      return { Signature: signedDigest(Message as Uint8Array) };
    });
  });
  /** KMS signs a digest; here the same bytes are signed, since OpenSSL takes no digest by itself. */
  let bytes: Uint8Array;
  const signedDigest = (_digest: Uint8Array) => sign("sha256", bytes, privateKey);

  it("signs what its public half verifies, and is asked once which it is", async () => {
    const client = new KMSClient({ region: "cn-north-1" });
    const signer = kmsSigner(client, "arn:newest");
    const watched = {
      ...signer,
      sign: (signed: Uint8Array) => {
        bytes = signed;
        return signer.sign(signed);
      },
    };
    const published = await kmsKeys(client, ["arn:newest"])();
    // Halves with a leading zero, or a first bit that is set, come in many lengths of DER.
    for (let i = 0; i < 300; i++) {
      const signature = await signatureOf(watched, "anchor", { i });
      expect(signatureFault(published, "anchor", { i }, signature)).toBeNull();
    }
    expect(kms.commandCalls(GetPublicKeyCommand)).toHaveLength(2);
  });

  it("is asked again after it could not be reached", async () => {
    kms
      .on(GetPublicKeyCommand)
      .rejectsOnce(new Error("throttled"))
      .resolves({ PublicKey: publicKey.export({ type: "spki", format: "der" }) });
    const keys = kmsKeys(new KMSClient({ region: "cn-north-1" }), ["arn:newest"]);
    await expect(keys()).rejects.toThrow("throttled");
    expect(await keys()).toHaveLength(1);
  });

  it("is refused where it answers with what is no signature", () => {
    const der = sign("sha256", Buffer.from("x"), privateKey);
    for (const bad of [
      Buffer.alloc(0),
      der.subarray(0, -1),
      Buffer.concat([der, der]),
      Buffer.from([0x30, 0]),
    ])
      expect(() => joined(bad)).toThrow("no signature on P-256");
  });
});

describe("a file of keys", () => {
  const pair = () => generateKeyPairSync("ec", { namedCurve: "P-256" });
  const pem = { type: "pkcs8", format: "pem" } as const;

  it("signs by the first, and publishes those behind it, private or public", () => {
    const [newest, older, oldest] = [pair(), pair(), pair()];
    const { published } = keysIn(
      [
        newest.privateKey.export(pem),
        older.privateKey.export({ type: "sec1", format: "pem" }),
        oldest.publicKey.export({ type: "spki", format: "pem" }),
      ].join("\n"),
    );
    expect(published).toHaveLength(3);
    expect(published[0]!.x).toBe(newest.publicKey.export({ format: "jwk" }).x);
    expect(new Set(published.map(({ kid }) => kid)).size).toBe(3);
  });

  it("is none without a private key at its beginning, or with one of another kind", () => {
    const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export(pem);
    const publicOnly = pair().publicKey.export({ type: "spki", format: "pem" });
    const otherCurve = generateKeyPairSync("ec", { namedCurve: "P-384" }).privateKey.export(pem);
    for (const bad of ["", "secret", rsa, publicOnly, otherCurve])
      expect(() => keysIn(String(bad))).toThrow();
  });
});

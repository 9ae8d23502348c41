/** Signatures by asymmetric keys of KMS: the private half never leaves it. */
import { createHash, createPublicKey } from "node:crypto";
import { GetPublicKeyCommand, SignCommand, type KMSClient } from "@aws-sdk/client-kms";
import type { Keys, PublicKey, Signer } from "../app/base/signing.ts";
import { publishedKey } from "./publicKeys.ts";

/** What is needed of a client: to send the SDK's commands. */
export type KmsClient = Pick<KMSClient, "send">;

/** Bytes of each half of a signature on P-256. */
const HALF = 32;

/** @param keyIds of all keys, the one that signs first; what a key is never changes, so each is asked for once */
export function kmsKeys(client: KmsClient, keyIds: readonly string[]): Keys {
  let known: Promise<readonly PublicKey[]> | undefined;
  return () => {
    known ??= Promise.all(keyIds.map((keyId) => publicKeyOf(client, keyId))).catch((error: unknown) => {
      known = undefined; // asked for again next time
      throw error;
    });
    return known;
  };
}

export function kmsSigner(client: KmsClient, keyId: string): Signer {
  const keys = kmsKeys(client, [keyId]);
  return {
    async key() {
      const [{ kid, alg }] = (await keys()) as [PublicKey];
      return { kid, alg };
    },
    async sign(bytes) {
      const { Signature } = await client.send(
        new SignCommand({
          KeyId: keyId,
          Message: createHash("sha256").update(bytes).digest(),
          MessageType: "DIGEST",
          SigningAlgorithm: "ECDSA_SHA_256",
        }),
      );
      if (!Signature) throw new Error("KMS answered without a signature");
      return joined(Signature);
    },
  };
}

async function publicKeyOf(client: KmsClient, keyId: string): Promise<PublicKey> {
  const { PublicKey: der } = await client.send(new GetPublicKeyCommand({ KeyId: keyId }));
  if (!der) throw new Error(`KMS answered without the public key of ${keyId}`);
  return publishedKey(createPublicKey({ key: Buffer.from(der), format: "der", type: "spki" }));
}

/** KMS writes a signature as two integers in DER (RFC 3279 §2.2.3); JOSE wants them one after the other (RFC 7518 §3.4). */
export function joined(der: Uint8Array): Uint8Array {
  const bytes = Buffer.from(der);
  const [r, behindR] = integerAt(bytes, 2);
  const [s, end] = integerAt(bytes, behindR);
  if (bytes[0] !== 0x30 || bytes[1] !== bytes.length - 2 || end !== bytes.length)
    throw new Error("KMS answered with what is no signature on P-256");
  return Buffer.concat([r, s]);
}

/** An integer in as many bytes as half a signature has, and where the next thing begins. */
function integerAt(bytes: Buffer, at: number): [half: Buffer, next: number] {
  const [tag, length = 0] = [bytes[at], bytes[at + 1]];
  const next = at + 2 + length;
  // DER puts a zero before a first bit that is set, and leaves out zeros that say nothing.
  const digits = bytes.subarray(at + 2, next).subarray(length > HALF ? length - HALF : 0);
  if (tag !== 0x02 || length === 0 || length > HALF + 1 || next > bytes.length)
    throw new Error("KMS answered with what is no signature on P-256");
  return [Buffer.concat([Buffer.alloc(HALF - digits.length), digits]), next];
}

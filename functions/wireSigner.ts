/** Signatures in the cloud: apart from `wire.ts`, so that only who signs, or publishes the keys, carries the client. */
import { KMSClient } from "@aws-sdk/client-kms";
import { awsClient } from "./adapters/awsClient.ts";
import { environment } from "./adapters/environment.ts";
import { kmsKeys, kmsSigner } from "./adapters/kmsSigner.ts";

/** Every key, by its ARN, the one that signs first. */
const named = (list: string): readonly string[] => list.split(",");

export function wireSigner() {
  const { SIGNING_KEYS } = environment(["SIGNING_KEYS"]);
  return { signer: kmsSigner(awsClient(KMSClient), named(SIGNING_KEYS)[0]!) };
}

export function wireKeys() {
  const { SIGNING_KEYS } = environment(["SIGNING_KEYS"]);
  return { keys: kmsKeys(awsClient(KMSClient), named(SIGNING_KEYS)) };
}

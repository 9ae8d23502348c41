/** The keys of cases, made and wrapped by a symmetric key of KMS, each bound to its application by the encryption context. */
import { DecryptCommand, GenerateDataKeyCommand } from "@aws-sdk/client-kms";
import type { CaseKeys } from "../app/base/contacts.ts";
import type { KmsClient } from "./kmsSigner.ts";

/** What the policies of functions name: keys of cases are used for nothing else. */
export const PURPOSE = "contact";

const contextOf = (application: string) => ({ purpose: PURPOSE, application });

export function kmsCaseKeys(client: KmsClient, keyId: string): CaseKeys {
  return {
    async make(applicationId) {
      const { Plaintext: key, CiphertextBlob: wrapped } = await client.send(
        new GenerateDataKeyCommand({
          KeyId: keyId,
          KeySpec: "AES_256",
          EncryptionContext: contextOf(applicationId),
        }),
      );
      if (!key || !wrapped) throw new Error("KMS answered without a key");
      return { key, wrapped };
    },
    async unwrap(applicationId, wrapped) {
      const { Plaintext: key } = await client.send(
        new DecryptCommand({
          KeyId: keyId,
          CiphertextBlob: wrapped,
          EncryptionContext: contextOf(applicationId),
        }),
      );
      if (!key) throw new Error("KMS answered without a key");
      return key;
    },
  };
}

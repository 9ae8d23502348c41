/** What "sign" and "keys" come to on the keys of a region. */
import { PURPOSE } from "../../functions/adapters/kmsCaseKeys.ts";
import type { DataStack } from "../stacks/data.ts";
import type { Fn } from "./fn.ts";

/** Whoever signs asks for its own key's public half, which says under which name; the others are for who publishes. */
export function allowKeys(
  fn: Fn,
  { signingKeys: [newest, ...earlier] }: Pick<DataStack, "signingKeys">,
  needs: readonly string[],
): void {
  const arns = needs.includes("keys") ? [newest!, ...earlier] : needs.includes("sign") ? [newest!] : [];
  if (arns.length > 0)
    fn.allow(
      ["kms:GetPublicKey"],
      arns.map(({ keyArn }) => keyArn),
    );
  if (needs.includes("sign")) fn.allow(["kms:Sign"], [newest!.keyArn]);
}

/** Whoever seals makes keys of cases, whoever opens unwraps them, each by the key that wraps them, for nothing else. */
export function allowContacts(
  fn: Fn,
  { contactKey }: Pick<DataStack, "contactKey">,
  needs: readonly string[],
): void {
  const only = { StringEquals: { "kms:EncryptionContext:purpose": PURPOSE } };
  if (needs.includes("seal")) fn.allow(["kms:GenerateDataKey"], [contactKey.keyArn], only);
  if (needs.includes("unseal")) fn.allow(["kms:Decrypt"], [contactKey.keyArn], only);
}

/** All of them, as a function is told. */
export const namesOfKeys = ({ signingKeys }: Pick<DataStack, "signingKeys">): string =>
  signingKeys.map(({ keyArn }) => keyArn).join(",");

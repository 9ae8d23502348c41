/** What "sign" and "keys" come to on the keys of a region. */
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

/** All of them, as a function is told. */
export const namesOfKeys = ({ signingKeys }: Pick<DataStack, "signingKeys">): string =>
  signingKeys.map(({ keyArn }) => keyArn).join(",");

/** The region's secrets in the cloud: read anew every few minutes, never in the environment. */
import { GetSecretValueCommand, type SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { secretsIn } from "../app/base/keyring.ts";

/** How long a process trusts what it has read: a rotation takes hold within minutes. */
const FRESH_MILLISECONDS = 5 * 60_000;

/** Bytes of a secret: none of fewer opens a case. */
const FEWEST = 32;

/** The text of a secret as it lies there. */
export const secretFrom = (client: SecretsManagerClient, secretId: string) => async (): Promise<string> => {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
  if (!SecretString) throw new Error("the region's secret is missing");
  return SecretString;
};

/** The text of secrets that keys derive from, one a line. @param elapsed a clock that only moves forward */
export function secretsFrom(
  read: () => Promise<string>,
  elapsed: () => number = () => performance.now(),
): () => Promise<string> {
  let known: { text: Promise<string>; at: number } | undefined;
  return async () => {
    if (!known || elapsed() - known.at > FRESH_MILLISECONDS) {
      const text = read().then(checked);
      known = { text, at: elapsed() };
      text.catch(() => (known = undefined)); // asked for again next time
    }
    return known.text;
  };
}

/** @throws Error unless there is one, and each is long enough */
function checked(text: string): string {
  const secrets = secretsIn(text);
  if (secrets.length === 0 || secrets.some((secret) => secret.length < FEWEST))
    throw new Error(`the region's secrets are missing, or one has fewer than ${FEWEST} letters`);
  return text;
}

/** The region's secret in the cloud: fetched once per process, never in the environment. */
import { GetSecretValueCommand, type SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

export const secretFrom = (client: SecretsManagerClient, secretId: string) => async (): Promise<string> => {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
  if (!SecretString || SecretString.length < 32)
    throw new Error("the region's secret is missing or too short");
  return SecretString;
};

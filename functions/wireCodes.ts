/** Query codes in the cloud: apart from `wire.ts`, so that only functions that need the secret carry its client. */
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { awsClient } from "./adapters/awsClient.ts";
import { environment } from "./adapters/environment.ts";
import { secretFrom, secretsFrom } from "./adapters/secretsManager.ts";
import { queryCodes } from "./app/application/queryCodes.ts";

export function wireCodes() {
  const { SECRET_ID } = environment(["SECRET_ID"]);
  return { codes: queryCodes(secretsFrom(secretFrom(awsClient(SecretsManagerClient), SECRET_ID))) };
}

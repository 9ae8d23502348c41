/** Webhooks in the cloud: apart from `wire.ts`, so that only the function that sends them carries what it takes. */
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SQSClient } from "@aws-sdk/client-sqs";
import { awsClient } from "./adapters/awsClient.ts";
import { chance } from "./adapters/chance.ts";
import { environment } from "./adapters/environment.ts";
import { sqsRetries } from "./adapters/sqsRetries.ts";
import { webhookSecrets } from "./adapters/webhookSecrets.ts";
import { webhookSender } from "./adapters/webhookSender.ts";

export function wireWebhooks() {
  const { WEBHOOK_SECRET_ID, WEBHOOK_QUEUE_URL } = environment(["WEBHOOK_SECRET_ID", "WEBHOOK_QUEUE_URL"]);
  const vault = awsClient(SecretsManagerClient);
  const secretsOf = webhookSecrets(async () => {
    const { SecretString } = await vault.send(new GetSecretValueCommand({ SecretId: WEBHOOK_SECRET_ID }));
    return SecretString ?? "{}";
  });
  return {
    webhooks: {
      send: webhookSender({ secretsOf, allowPrivate: false }),
      retryIn: sqsRetries({ client: awsClient(SQSClient), queueUrl: WEBHOOK_QUEUE_URL }),
    },
    random: chance,
  };
}

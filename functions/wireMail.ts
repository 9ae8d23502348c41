/** Mail in the cloud: apart from `wire.ts`, so that only the function that sends it carries what it takes. */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SQSClient } from "@aws-sdk/client-sqs";
import { awsClient } from "./adapters/awsClient.ts";
import { chance } from "./adapters/chance.ts";
import { machineClock } from "./adapters/clock.ts";
import { environment } from "./adapters/environment.ts";
import { mailBook } from "./adapters/mailBook.ts";
import { postBySecret } from "./adapters/mailSecret.ts";
import { readRules } from "./adapters/rulesFile.ts";
import { secretFrom } from "./adapters/secretsManager.ts";
import { sqsRetries } from "./adapters/sqsRetries.ts";

export function wireMail() {
  const { TABLE, RULES_FILE, PUBLIC_ORIGIN, MAIL_FROM, MAIL_SECRET_ID, MAIL_QUEUE_URL } = environment([
    "TABLE",
    "RULES_FILE",
    "PUBLIC_ORIGIN",
    "MAIL_FROM",
    "MAIL_SECRET_ID",
    "MAIL_QUEUE_URL",
  ]);
  const from = { address: MAIL_FROM, name: readRules(RULES_FILE).region.name };
  return {
    post: postBySecret(secretFrom(awsClient(SecretsManagerClient), MAIL_SECRET_ID), from),
    link: () => `${PUBLIC_ORIGIN.replace(/\/$/, "")}/`,
    mails: mailBook(awsClient(DynamoDBClient), TABLE, machineClock),
    retryIn: sqsRetries({ client: awsClient(SQSClient), queueUrl: MAIL_QUEUE_URL }),
    random: chance,
  };
}

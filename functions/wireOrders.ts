/** The queue of orders that are tried again: apart from `wirePayments.ts`, so that only who tries them carries what it takes. */
import { SQSClient } from "@aws-sdk/client-sqs";
import { awsClient } from "./adapters/awsClient.ts";
import { chance } from "./adapters/chance.ts";
import { environment } from "./adapters/environment.ts";
import { sqsRetries } from "./adapters/sqsRetries.ts";

export function wireOrders() {
  const { ORDER_QUEUE_URL } = environment(["ORDER_QUEUE_URL"]);
  return { retryIn: sqsRetries({ client: awsClient(SQSClient), queueUrl: ORDER_QUEUE_URL }), random: chance };
}

/** What cannot be reacted to, in the cloud: apart from `wire.ts`, so that only who reads the stream carries the client. */
import { SQSClient } from "@aws-sdk/client-sqs";
import { awsClient } from "./adapters/awsClient.ts";
import { environment } from "./adapters/environment.ts";
import { sqsAside } from "./adapters/sqsAside.ts";

export function wireAside() {
  const { ASIDE_QUEUE_URL: queueUrl } = environment(["ASIDE_QUEUE_URL"]);
  return { aside: sqsAside({ client: awsClient(SQSClient), queueUrl }) };
}

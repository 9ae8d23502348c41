/** When a message of the webhook queue is handed over again: SQS hides it until then. */
import { ChangeMessageVisibilityCommand, type SQSClient } from "@aws-sdk/client-sqs";

export const sqsRetries =
  ({ client, queueUrl }: { client: SQSClient; queueUrl: string }) =>
  async (receiptHandle: string, seconds: number): Promise<void> => {
    await client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: queueUrl,
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: seconds,
      }),
    );
  };

/** Records of the stream that nobody can react to, as messages of a queue. */
import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { Aside } from "../app/base/ports.ts";

export const sqsAside = ({ client, queueUrl }: { client: SQSClient; queueUrl: string }): Aside => ({
  async put({ consumer, pk, sk, sequenceNumber, arrivedAt, error }) {
    const message = { consumer, pk, sk, sequenceNumber, arrivedAt, error };
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(message) }));
  },
});

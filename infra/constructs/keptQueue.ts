/** A queue of what somebody has to look at: encrypted, by TLS only, kept as long as SQS keeps anything. */
import { Duration, Validations } from "aws-cdk-lib";
import { Queue, QueueEncryption, type QueueProps } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";

export const keptQueue = (scope: Construct, id: string, props: QueueProps = {}): Queue =>
  new Queue(scope, id, {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
    ...props,
  });

/** One in which a service of the cloud, not a queue, puts what it gives up on. */
export function failuresQueue(scope: Construct, id: string): Queue {
  const queue = keptQueue(scope, id);
  Validations.of(queue).acknowledge({
    id: "AwsSolutions-SQS3",
    reason:
      "It is a dead-letter queue itself, of an event source mapping or a rule, where this check does not look.",
  });
  return queue;
}

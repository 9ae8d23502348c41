/** From the bus to a function that tries for hours: a queue, one for what was given up on, one for what never got there. */
import { Duration } from "aws-cdk-lib";
import { Rule, type EventBus } from "aws-cdk-lib/aws-events";
import { SqsQueue } from "aws-cdk-lib/aws-events-targets";
import { EventSourceMapping } from "aws-cdk-lib/aws-lambda";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { SOURCE } from "../../functions/adapters/eventBridge.ts";
import { MOST_TRIES } from "../../functions/webhooks/batch.ts";
import type { Fn } from "./fn.ts";
import { failuresQueue, keptQueue } from "./keptQueue.ts";

export type Retried = {
  bus: EventBus;
  /** Which events, in words. */
  description: string;
  detailType: string[];
  /** What the function may take. */
  seconds: number;
};

export type RetriedQueue = {
  queue: Queue;
  /** What was given up on; the operator moves it back (docs/how-to/operate.md). */
  deadLetters: Queue;
  /** What the bus could not hand to the queue. */
  untold: Queue;
  /** Has the function take from it, so many at a time; it sets the waits between tries itself. */
  handsTo(fn: Fn, mapping: { batchSize: number; maxConcurrency?: number }): void;
};

export function retriedQueue(
  scope: Construct,
  { bus, description, detailType, seconds }: Retried,
): RetriedQueue {
  const deadLetters = keptQueue(scope, "DeadLetters");
  const untold = failuresQueue(scope, "NotTold");
  const queue = new Queue(scope, "Queue", {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(4),
    // Six times what the function may take, as Lambda asks; retries set their own.
    visibilityTimeout: Duration.seconds(6 * seconds),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: MOST_TRIES },
  });
  new Rule(scope, "Told", {
    eventBus: bus,
    description,
    eventPattern: { source: [SOURCE], detailType },
    targets: [new SqsQueue(queue, { deadLetterQueue: untold })],
  });
  return {
    queue,
    deadLetters,
    untold,
    handsTo(fn, mapping) {
      fn.allow(
        ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ChangeMessageVisibility"],
        [queue.queueArn],
      );
      new EventSourceMapping(scope, "Mapping", {
        target: fn.lambda,
        eventSourceArn: queue.queueArn,
        ...mapping,
        reportBatchItemFailures: true,
      });
    },
  };
}

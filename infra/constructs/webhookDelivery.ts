/** From the bus to the departments' endpoints: a queue that tries for hours, and one for what was given up on. */
import { Duration } from "aws-cdk-lib";
import { Rule, type EventBus } from "aws-cdk-lib/aws-events";
import { SqsQueue } from "aws-cdk-lib/aws-events-targets";
import { EventSourceMapping } from "aws-cdk-lib/aws-lambda";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { SOURCE } from "../../functions/adapters/eventBridge.ts";
import { WEBHOOK_TYPES } from "../../functions/contracts/events/events.ts";
import { MOST_TRIES } from "../../functions/webhooks/batch.ts";
import { CONSUMER_SECONDS } from "../limits.ts";
import type { DataStack } from "../stacks/data.ts";
import { Fn, type Target } from "./fn.ts";
import { failuresQueue, keptQueue } from "./keptQueue.ts";
import { allowTable } from "./tableRights.ts";

export type WebhookDeliveryProps = { target: Target; data: DataStack; bus: EventBus };

export class WebhookDelivery extends Construct {
  /** What was given up on; the operator moves it back, or has one dispatch sent again (docs/how-to/operate.md). */
  readonly deadLetters: Queue;

  /** What the bus could not hand to the queue. */
  readonly untold: Queue;

  constructor(scope: Construct, id: string, { target, data, bus }: WebhookDeliveryProps) {
    super(scope, id);
    this.deadLetters = keptQueue(this, "DeadLetters");
    this.untold = failuresQueue(this, "NotTold");
    const queue = new Queue(this, "Queue", {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(4),
      // Six times what the function may take, as Lambda asks; retries set their own.
      visibilityTimeout: Duration.seconds(6 * CONSUMER_SECONDS),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MOST_TRIES },
    });
    new Rule(this, "Told", {
      eventBus: bus,
      description: "What departments with an endpoint of their own hear of",
      eventPattern: { source: [SOURCE], detailType: Object.keys(WEBHOOK_TYPES) },
      targets: [new SqsQueue(queue, { deadLetterQueue: this.untold })],
    });

    const { table, webhookSecrets } = data;
    const fn = new Fn(this, "Deliver", {
      target,
      name: "deliverWebhook",
      seconds: CONSUMER_SECONDS,
      values: {
        TABLE: table.tableName,
        WEBHOOK_SECRET_ID: webhookSecrets.secretArn,
        WEBHOOK_QUEUE_URL: queue.queueUrl,
      },
    });
    allowTable(fn, table);
    fn.allow(["secretsmanager:GetSecretValue"], [webhookSecrets.secretArn]);
    fn.allow(
      ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ChangeMessageVisibility"],
      [queue.queueArn],
    );
    new EventSourceMapping(this, "Mapping", {
      target: fn.lambda,
      eventSourceArn: queue.queueArn,
      batchSize: 5,
      reportBatchItemFailures: true,
    });
  }
}

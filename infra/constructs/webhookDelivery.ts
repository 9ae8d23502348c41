/** From the bus to the departments' endpoints: a queue that tries for hours, and one for what was given up on. */
import type { EventBus } from "aws-cdk-lib/aws-events";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { WEBHOOK_TYPES } from "../../functions/contracts/events/events.ts";
import { CONSUMER_SECONDS } from "../limits.ts";
import type { DataStack } from "../stacks/data.ts";
import { Fn, type Target } from "./fn.ts";
import { retriedQueue } from "./retriedQueue.ts";
import { allowTable } from "./tableRights.ts";

export type WebhookDeliveryProps = { target: Target; data: DataStack; bus: EventBus };

export class WebhookDelivery extends Construct {
  /** What was given up on; the operator moves it back, or has one dispatch sent again (docs/how-to/operate.md). */
  readonly deadLetters: Queue;

  /** What the bus could not hand to the queue. */
  readonly untold: Queue;

  constructor(scope: Construct, id: string, { target, data, bus }: WebhookDeliveryProps) {
    super(scope, id);
    const retried = retriedQueue(this, {
      bus,
      description: "What departments with an endpoint of their own hear of",
      detailType: Object.keys(WEBHOOK_TYPES),
      seconds: CONSUMER_SECONDS,
    });
    const { queue } = retried;
    this.deadLetters = retried.deadLetters;
    this.untold = retried.untold;

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
    retried.handsTo(fn, { batchSize: 5 });
  }
}

/** From the bus to providers of payments: orders that were not taken at once, tried for hours, and a queue for what was given up on. */
import type { EventBus } from "aws-cdk-lib/aws-events";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { ORDER_OPENED } from "../../functions/contracts/events/billing.ts";
import { CONSUMER_SECONDS } from "../limits.ts";
import type { DataStack } from "../stacks/data.ts";
import { Fn, type Target } from "./fn.ts";
import { retriedQueue } from "./retriedQueue.ts";
import { allowTable } from "./tableRights.ts";

export type OrderPlacingProps = { target: Target; data: DataStack; bus: EventBus };

export class OrderPlacing extends Construct {
  /** What was given up on; its payer may order anew, or pays by the code. */
  readonly deadLetters: Queue;

  /** What the bus could not hand to the queue. */
  readonly untold: Queue;

  constructor(scope: Construct, id: string, { target, data, bus }: OrderPlacingProps) {
    super(scope, id);
    const retried = retriedQueue(this, {
      bus,
      description: "Orders of payments, tried again where their provider has not taken them",
      detailType: [ORDER_OPENED],
      seconds: CONSUMER_SECONDS,
    });
    this.deadLetters = retried.deadLetters;
    this.untold = retried.untold;
    const fn = new Fn(this, "Place", {
      target,
      name: "placeOrders",
      seconds: CONSUMER_SECONDS,
      values: {
        TABLE: data.table.tableName,
        PAYMENT_SECRET_ID: data.paymentSecrets.secretArn,
        ORDER_QUEUE_URL: retried.queue.queueUrl,
      },
    });
    allowTable(fn, data.table);
    fn.allow(["secretsmanager:GetSecretValue"], [data.paymentSecrets.secretArn]);
    retried.handsTo(fn, { batchSize: 5 });
  }
}

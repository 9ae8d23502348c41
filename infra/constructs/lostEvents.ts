/** What the bus has lost: as Lambda tells of it, noted as a gap, so that the next reconciliation makes up for it. */
import { Duration } from "aws-cdk-lib";
import type { Table } from "aws-cdk-lib/aws-dynamodb";
import { EventSourceMapping } from "aws-cdk-lib/aws-lambda";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { CONSUMER_SECONDS } from "../limits.ts";
import { Fn, type Target } from "./fn.ts";
import { keptQueue } from "./keptQueue.ts";
import { allowTable } from "./tableRights.ts";

/** A note that cannot be written this often is left to the operator. */
const MOST_TRIES = 5;

export type LostEventsProps = { target: Target; table: Table; aside: Queue };

export class LostEvents extends Construct {
  /** Which batches the announcing consumer was not told of, and what the operator has announced again. */
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { target, table, aside }: LostEventsProps) {
    super(scope, id);
    this.queue = keptQueue(this, "Queue", {
      // Six times what the function may take, as Lambda asks.
      visibilityTimeout: Duration.seconds(6 * CONSUMER_SECONDS),
      deadLetterQueue: { queue: aside, maxReceiveCount: MOST_TRIES },
    });
    const fn = new Fn(this, "Fn", {
      target,
      name: "lostEvents",
      seconds: CONSUMER_SECONDS,
      values: { TABLE: table.tableName },
    });
    allowTable(fn, table);
    fn.allow(["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"], [this.queue.queueArn]);
    new EventSourceMapping(this, "Mapping", {
      target: fn.lambda,
      eventSourceArn: this.queue.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
    });
  }
}

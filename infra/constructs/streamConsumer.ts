/** A function that reacts to what was committed: in order, again after what passes, and held up by no record. */
import { Duration } from "aws-cdk-lib";
import { EventSourceMapping, FilterCriteria, StartingPosition } from "aws-cdk-lib/aws-lambda";
import { SqsDlq } from "aws-cdk-lib/aws-lambda-event-sources";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { LANES, TRIED_HOURS } from "../../functions/app/base/lanes.ts";
import { CONSUMER_SECONDS } from "../limits.ts";
import { Fn, type FnProps } from "./fn.ts";

export type StreamConsumerProps = Omit<FnProps, "seconds"> & {
  streamArn: string;
  /** Records that the consumer wants; of the others it never hears. */
  wants: Record<string, unknown>;
  /** Where a record goes that the consumer cannot react to. */
  aside: Queue;
  /** Which records were given up on, by their place in the stream, which has them until they are a day old. */
  failures: Queue;
};

export class StreamConsumer extends Construct {
  readonly fn: Fn;

  constructor(
    scope: Construct,
    id: string,
    { streamArn, wants, aside, failures, values, ...props }: StreamConsumerProps,
  ) {
    super(scope, id);
    this.fn = new Fn(this, "Fn", {
      ...props,
      values: { ...values, ASIDE_QUEUE_URL: aside.queueUrl },
      seconds: CONSUMER_SECONDS,
    });
    this.fn.allow(["sqs:SendMessage"], [aside.queueArn]);
    this.fn.allow(
      ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"],
      [streamArn],
    );

    new EventSourceMapping(this, "Mapping", {
      target: this.fn.lambda,
      eventSourceArn: streamArn,
      // Whatever was committed before the mapping was there is reacted to as well.
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: [FilterCriteria.filter(wants)],
      batchSize: 25,
      parallelizationFactor: LANES,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      // An outage is sat out; what is given up on is made up for from the histories.
      retryAttempts: 50,
      maxRecordAge: Duration.hours(TRIED_HOURS),
      // SQS: a bucket cannot take failed batches in aws-cn.
      onFailure: new SqsDlq(failures),
    });
  }
}

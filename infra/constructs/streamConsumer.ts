/** A function that reacts to what was committed: in order, again after a failure, and never held up for ever. */
import { Duration, Validations } from "aws-cdk-lib";
import { EventSourceMapping, FilterCriteria, StartingPosition } from "aws-cdk-lib/aws-lambda";
import { SqsDlq } from "aws-cdk-lib/aws-lambda-event-sources";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { LANES } from "../../functions/lanes.ts";
import { CONSUMER_SECONDS } from "../limits.ts";
import { Fn, type FnProps } from "./fn.ts";

export type StreamConsumerProps = Omit<FnProps, "seconds"> & {
  streamArn: string;
  /** Records that the consumer wants; of the others it never hears. */
  wants: Record<string, unknown>;
};

export class StreamConsumer extends Construct {
  readonly fn: Fn;
  /** Names the records given up on; the records themselves stay in the stream for its 24 hours. */
  readonly failures: Queue;

  constructor(scope: Construct, id: string, { streamArn, wants, ...props }: StreamConsumerProps) {
    super(scope, id);
    this.fn = new Fn(this, "Fn", { ...props, seconds: CONSUMER_SECONDS });
    this.fn.allow(
      ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"],
      [streamArn],
    );
    this.failures = failures(this);

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
      // An outage of minutes is sat out; one bad record does not hold up its shard for long. What is given up on
      // after six hours can still be read back from the stream for eighteen.
      retryAttempts: 50,
      maxRecordAge: Duration.hours(6),
      // SQS: a bucket cannot take failed batches in aws-cn.
      onFailure: new SqsDlq(this.failures),
    });
  }
}

function failures(scope: Construct): Queue {
  const queue = new Queue(scope, "Failures", {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  Validations.of(queue).acknowledge({
    id: "AwsSolutions-SQS3",
    reason: "It is a dead-letter queue itself, of an event source mapping, where the rule does not look.",
  });
  return queue;
}

/** What wakes the operator: alarms that tell one topic, and a page of the same name for each (`docs/how-to/alarms.md`). */
import { Duration, type Stack } from "aws-cdk-lib";
import {
  Alarm,
  CfnAlarm,
  ComparisonOperator,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
  type IMetric,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { ERRORS, LATENCY, SERVICE } from "../../functions/adapters/powertools.ts";
import type { LogCode } from "../../functions/app/base/ports.ts";
import { metricsOf, type Fn, type Target } from "./fn.ts";

const FIVE_MINUTES = Duration.minutes(5);

/** Where all alarms of a region go, and whoever the operator names by `-c alarmsTo=…`. */
export function topicOf(stack: Stack, { config, region }: Target): Topic {
  const topic = new Topic(stack, "Alarms", {
    displayName: `Parallel approvals ${region.code}: somebody has to look`,
    enforceSSL: true,
  });
  // A policy of its own takes the place of the one by which alarms may publish to any topic of their account.
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
      actions: ["sns:Publish"],
      resources: [topic.topicArn],
      conditions: { StringEquals: { "aws:SourceAccount": stack.account } },
    }),
  );
  if (config.alarmsTo !== undefined) topic.addSubscription(new EmailSubscription(config.alarmsTo));
  return topic;
}

export type Watched = {
  metric: IMetric;
  /** What has happened. */
  says: string;
  /** The most that is no alarm. */
  most?: number;
  /** How many periods in a row it has to last. */
  lasts?: number;
  /** Whether it is the metric's being too small, or not being there at all, that rings. */
  silence?: true;
};

/** It goes back to rest by itself when a period is good, and rings anew for the next. */
export function watch(scope: Construct, topic: Topic, id: string, watched: Watched): Alarm {
  const { metric, says, most = 0, lasts = 1, silence = false } = watched;
  const alarm = new Alarm(scope, id, {
    alarmDescription: `${says}; see docs/how-to/alarms.md#${id.toLowerCase()}`,
    metric,
    threshold: silence ? 1 : most,
    comparisonOperator: silence
      ? ComparisonOperator.LESS_THAN_THRESHOLD
      : ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: lasts,
    treatMissingData: silence ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
  alarm.addAlarmAction(new SnsAction(topic));
  return alarm;
}

/** @throws Error for an alarm that tells nobody: one that nobody hears is worse than none */
export function refuseSilentAlarms(stack: Stack): void {
  const silent = stack.node
    .findAll()
    .filter((node) => node instanceof CfnAlarm && isEmpty(stack.resolve(node.alarmActions)));
  if (silent.length > 0)
    throw new Error(`alarms without a topic: ${silent.map(({ node }) => node.path).join(", ")}`);
}

const isEmpty = (actions: unknown): boolean => !Array.isArray(actions) || actions.length === 0;

/** Errors logged under a code, by any function of a region. */
export const errorsLogged = (region: string, code: LogCode): Metric => counted(region, ERRORS, code);

/** What functions count under a code (`functions/adapters/powertools.ts`). */
export const counted = (
  region: string,
  metricName: string,
  code: LogCode,
  period = FIVE_MINUTES,
  statistic: string = Stats.SUM,
): Metric =>
  new Metric({
    namespace: metricsOf(region),
    metricName,
    dimensionsMap: { service: SERVICE, code },
    statistic,
    period,
  });

/** How long routes take by themselves, each and by whoever calls, as slow as one in twenty. */
export const latencies = (region: string): MathExpression =>
  new MathExpression({
    expression: `SEARCH('{${metricsOf(region)},service,route,caller} MetricName="${LATENCY}"', 'p95', 300)`,
    label: "",
    usingMetrics: {},
    period: FIVE_MINUTES,
  });

/** By how much queues have grown: an alarm on what lies in one would ring for the first, and for no other until it is empty. */
export function growthOf(...queues: readonly IQueue[]): MathExpression {
  const period = FIVE_MINUTES;
  const parts = queues.flatMap((queue, i) => {
    const at = queues.length === 1 ? "" : String(i);
    return [
      [`visible${at}`, queue.metricApproximateNumberOfMessagesVisible({ period })] as const,
      [`hidden${at}`, queue.metricApproximateNumberOfMessagesNotVisible({ period })] as const,
    ];
  });
  return new MathExpression({
    // A queue that nobody has touched for hours counts nothing; who looks at a message hides it for a while.
    expression: `DIFF(${parts.map(([name]) => `FILL(${name}, 0)`).join(" + ")})`,
    usingMetrics: Object.fromEntries(parts),
    label: "new messages",
    period,
  });
}

export function sumOf(metrics: readonly IMetric[], period: Duration, label: string): MathExpression {
  const named = metrics.map((metric, i) => [`m${i}`, metric] as const);
  return new MathExpression({
    expression: named.map(([name]) => `FILL(${name}, 0)`).join(" + "),
    usingMetrics: Object.fromEntries(named),
    label,
    period,
  });
}

/** How often a function has run to its end, by the hour. */
export function runsOf({ lambda }: Fn): MathExpression {
  const period = Duration.hours(1);
  return new MathExpression({
    expression: "FILL(started, 0) - FILL(failed, 0)",
    usingMetrics: { started: lambda.metricInvocations({ period }), failed: lambda.metricErrors({ period }) },
    label: "runs",
    period,
  });
}

/** Of the engine's own, by the machine. */
export const executions = (metricName: string, StateMachineArn: string): Metric =>
  new Metric({
    namespace: "AWS/States",
    metricName,
    dimensionsMap: { StateMachineArn },
    statistic: Stats.SUM,
    period: FIVE_MINUTES,
  });

/** How long the oldest record waits of those that a consumer is handed, in milliseconds. */
export const ageAt = ({ lambda }: Fn): Metric =>
  lambda.metric("IteratorAge", { statistic: Stats.MAXIMUM, period: FIVE_MINUTES });

/** What runs by the clock, the calendar and the queue rather than by a request, and what wakes the operator. */
import { CfnOutput, Duration, Stack } from "aws-cdk-lib";
import {
  Alarm,
  ComparisonOperator,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
  type IMetric,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { Rule, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { ERRORS, SERVICE } from "../../functions/adapters/powertools.ts";
import type { LogCode } from "../../functions/app/base/ports.ts";
import { atTime, localDate } from "../../functions/domain/base/time.ts";
import { ROUND_AT } from "../../functions/schedule/morningRound.ts";
import { Fn, metricsOf, type Target } from "../constructs/fn.ts";
import { allowKeys, namesOfKeys } from "../constructs/keyRights.ts";
import { allowTable } from "../constructs/tableRights.ts";
import { WebhookDelivery } from "../constructs/webhookDelivery.ts";
import { ROUND_SECONDS } from "../limits.ts";
import { anchorsNameOf, type DataStack } from "./data.ts";
import { allowEngine, machineArnOf, type WorkflowStack } from "./workflow.ts";

export class OperationsStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    target: Target,
    data: DataStack,
    { bus, failures, setAside, tasks }: Pick<WorkflowStack, "bus" | "failures" | "setAside" | "tasks">,
  ) {
    const { config, region } = target;
    super(scope, id, {
      env: { region: config.awsRegion },
      description: `Parallel approvals of ${region.nameEn} (${region.code}): what runs by the clock and the calendar`,
    });
    const { table } = data;
    const values = {
      TABLE: table.tableName,
      BUS_NAME: bus.eventBusName,
      STATE_MACHINE_ARN: machineArnOf(this, target),
      SIGNING_KEYS: namesOfKeys(data),
    };

    const round = new Fn(this, "MorningRound", {
      target,
      name: "morningRound",
      seconds: ROUND_SECONDS,
      values,
    });
    // A rule of EventBridge counts in UTC and is there in every region; zones with summer time need EventBridge
    // Scheduler, which is not.
    new Rule(this, "EveryMorning", {
      description: `Every day at ${ROUND_AT} in ${region.rules.clock.zone}`,
      schedule: Schedule.cron(utcTime(ROUND_AT, region.rules.clock.zone)),
      targets: [new LambdaFunction(round.lambda, { retryAttempts: 3, maxEventAge: Duration.hours(2) })],
    });

    const reconciliation = new Fn(this, "Reconciliation", {
      target,
      name: "reconciliation",
      seconds: ROUND_SECONDS,
      values,
    });
    new Rule(this, "EveryHour", {
      description: "Makes up for whatever a lost signal has left undone",
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [
        new LambdaFunction(reconciliation.lambda, { retryAttempts: 0, maxEventAge: Duration.minutes(30) }),
      ],
    });
    const anchoring = new Fn(this, "Anchoring", {
      target,
      name: "anchoring",
      seconds: ROUND_SECONDS,
      values: { ...values, ANCHOR_BUCKET: anchorsNameOf(target) },
    });
    new Rule(this, "AnchorEveryDay", {
      description: "Makes the day's anchor, in as many hours as it takes",
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [
        new LambdaFunction(anchoring.lambda, { retryAttempts: 0, maxEventAge: Duration.minutes(30) }),
      ],
    });
    allowKeys(anchoring, data, ["keys", "sign"]);
    // Documents that are owed are issued, and so signed; those that were are compared with their signatures.
    allowKeys(reconciliation, data, ["keys", "sign"]);
    anchoring.allow(
      ["s3:PutObject", "s3:GetObject"],
      [
        this.formatArn({
          service: "s3",
          region: "",
          account: "",
          resource: anchorsNameOf(target),
          resourceName: "*",
        }),
      ],
    );
    anchoring.acknowledgeWildcard(
      `arn:<AWS::Partition>:s3:::approvals-${region.code}-anchors-${config.awsRegion}-<AWS::AccountId>/*`,
      "Anchors and their slices are named after days and hashes: which ones there will be nobody knows at deployment.",
    );
    for (const fn of [round, reconciliation, anchoring]) {
      allowTable(fn, table);
      allowEngine(fn, this, target);
    }
    for (const fn of [round, reconciliation]) fn.allow(["events:PutEvents"], [bus.eventBusArn]);

    const webhooks = new WebhookDelivery(this, "Webhooks", { target, data, bus });

    const alarms = new Topic(this, "Alarms", {
      displayName: `Parallel approvals ${region.code}: somebody has to look`,
      enforceSSL: true,
    });
    // A policy of its own takes the place of the one by which alarms may publish to any topic of their account.
    alarms.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
        actions: ["sns:Publish"],
        resources: [alarms.topicArn],
        conditions: { StringEquals: { "aws:SourceAccount": this.account } },
      }),
    );
    new CfnOutput(this, "AlarmTopic", {
      value: alarms.topicArn,
      description: "What the operator subscribes to",
    });
    new CfnOutput(this, "WebhookSecrets", {
      value: data.webhookSecrets.secretArn,
      description: "Where the departments' webhook secrets are entered",
    });
    /** Wakes the operator as soon as there is one, and anew for the next: what it looks at goes back by itself. */
    const alarm = (id: string, metric: IMetric, description: string, most = 0): void => {
      const one = new Alarm(this, id, {
        alarmDescription: `${description}; see docs/how-to/operate.md`,
        metric,
        threshold: most,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      });
      one.addAlarmAction(new SnsAction(alarms));
    };
    const queues: Record<string, IQueue> = {
      WebhooksGivenUp: webhooks.deadLetters,
      DriveWorkflowGivenUp: failures.DriveWorkflow,
      AnnounceGivenUp: failures.Announce,
      RecordSetAside: setAside,
    };
    for (const [id, queue] of Object.entries(queues))
      alarm(id, growthOf(queue), `Something was given up on and lies in ${queue.queueName}`);
    for (const [code, [id, description]] of Object.entries(TELLING))
      alarm(
        id,
        errorsLogged(region.code, code as LogCode),
        `${description}; the log says which under "${code}"`,
      );
    for (const [name, fn] of Object.entries({
      Round: round,
      Reconciliation: reconciliation,
      Anchoring: anchoring,
    }))
      alarm(
        `${name}Failed`,
        fn.lambda.metricErrors({ period: Duration.hours(1) }),
        "It failed; the next one makes up for it, if it succeeds",
      );
    alarm(
      "ExecutionFailed",
      new Metric({
        namespace: "AWS/States",
        metricName: "ExecutionsFailed",
        dimensionsMap: { StateMachineArn: values.STATE_MACHINE_ARN },
        statistic: Stats.SUM,
        period: Duration.minutes(5),
      }),
      "An execution has failed; reconciliation starts the next generation",
    );
    alarm(
      "TasksFailing",
      sumOf(tasks.map(({ lambda }) => lambda.metricErrors({ period: Duration.minutes(15) }))),
      "What executions wait in fails again and again; no outcome depends on it, but nobody is woken in time",
      ONE_OFF,
    );
  }
}

/** A task that fails is tried again at once, and then further and further apart: more in a quarter of an hour is no one-off. */
const ONE_OFF = 3;

/** The errors that the operator hears of, each by its code: the alarm, and what has happened. */
const TELLING = {
  "record-altered": [
    "RecordAltered",
    "A record or a document is not what its history says: somebody has altered it, and its case is left as it is",
  ],
  "anchoring-failed": [
    "AnchorMissing",
    "The anchor before the day's is not where it was kept; the day's own was made without it",
  ],
  "record-unreadable": ["RecordUnreadable", "A record could not be read and was set aside"],
  "events-lost": [
    "EventsLost",
    "The bus has not carried some events; the next reconciliation announces them again",
  ],
  "reconciliation-failed": ["CaseNotReconciled", "A case could not be reconciled; it holds up no other"],
  "woken-in-vain": ["WokenInVain", "An instant has come at which a review was to change, and it could not"],
  "review-unserved": [
    "ReviewUnserved",
    "A department's endpoint has not taken a review within one working day; no clock runs for it",
  ],
  "endpoint-switched-off": [
    "EndpointSwitchedOff",
    "A department's endpoint has answered 410 (Gone); nothing is sent to it until it is switched on",
  ],
  "calendar-missing": ["CalendarMissing", "A clock waits for a year of the calendar that is not loaded"],
} as const satisfies Partial<Record<LogCode, readonly [id: string, description: string]>>;

/** Errors logged under a code, by any function of a region. */
const errorsLogged = (region: string, code: LogCode): Metric =>
  new Metric({
    namespace: metricsOf(region),
    metricName: ERRORS,
    dimensionsMap: { service: SERVICE, code },
    statistic: Stats.SUM,
    period: Duration.minutes(5),
  });

/** By how much a queue has grown: an alarm on what lies in it would ring for the first, and for no other until it is empty. */
const growthOf = (queue: IQueue): MathExpression => {
  const period = Duration.minutes(5);
  return new MathExpression({
    // A queue that nobody has touched for hours counts nothing; who looks at a message hides it for a while.
    expression: "DIFF(FILL(visible, 0) + FILL(hidden, 0))",
    usingMetrics: {
      visible: queue.metricApproximateNumberOfMessagesVisible({ period }),
      hidden: queue.metricApproximateNumberOfMessagesNotVisible({ period }),
    },
    label: "new messages",
    period,
  });
};

const sumOf = (metrics: readonly Metric[]): MathExpression => {
  const named = metrics.map((metric, i) => [`m${i}`, metric] as const);
  return new MathExpression({
    expression: named.map(([name]) => `FILL(${name}, 0)`).join(" + "),
    usingMetrics: Object.fromEntries(named),
    label: "errors",
    period: Duration.minutes(15),
  });
};

/** A wall-clock time of a zone without summer time, in UTC. */
function utcTime(time: string, zone: string): { hour: string; minute: string } {
  const instant = atTime(localDate("2026-01-15T12:00:00.000Z", zone), time, zone);
  return { hour: String(Number(instant.slice(11, 13))), minute: String(Number(instant.slice(14, 16))) };
}

/** The alarms of a region, each about what a person must do something about, and the dashboard beside them. */
import { Duration, type Stack } from "aws-cdk-lib";
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  Metric,
  Stats,
  type Alarm,
  type IMetric,
} from "aws-cdk-lib/aws-cloudwatch";
import type { Topic } from "aws-cdk-lib/aws-sns";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import type { OpenCounts } from "../../functions/app/base/logFields.ts";
import type { LogCode } from "../../functions/app/base/ports.ts";
import {
  ageAt,
  counted,
  errorsLogged,
  executions,
  growthOf,
  latencies,
  runsOf,
  sumOf,
  watch,
} from "./alarms.ts";
import type { Fn } from "./fn.ts";

export type Watching = {
  region: string;
  topic: Topic;
  machineArn: string;
  /** What was given up on, by the alarm's name. */
  queues: Readonly<Record<string, IQueue>>;
  /** What rules could not deliver. */
  undelivered: readonly IQueue[];
  /** What the clock calls: by its name in alarms, and how many hours may pass without a run that ends well. */
  schedules: Readonly<Record<string, { fn: Fn; hours: number }>>;
  consumers: Readonly<Record<string, Fn>>;
  tasks: readonly Fn[];
  apis: Readonly<Record<string, string>>;
  /** Whether applicants are told by mail. */
  mail: boolean;
};

/** A task that fails is tried again at once, and then further and further apart: more in a quarter of an hour is no one-off. */
const ONE_OFF = 3;

/** Records are handed on within seconds; a quarter of an hour late is an outage, or a lane that is held up. */
const LATE_MILLISECONDS = 15 * 60_000;

/** Branches wake within the minute; half an hour late it was reconciliation that wrote it. */
const LATE_SECONDS = 1800;

/** The errors that the operator hears of, each by its code: the alarm, and what has happened. */
export const TELLING = {
  "record-altered": [
    "RecordAltered",
    "A record, a document or a file is not what its history says: somebody has altered it, and its case is left as it is",
  ],
  "anchoring-failed": [
    "AnchorMissing",
    "The anchor before the day's is not where it was kept; the day's own was made without it",
  ],
  "execution-stuck": [
    "ExecutionStuck",
    "An execution runs although its case is over, another generation has taken over, or its longest time is up",
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
  "request-failed": ["RequestFailed", "A request was answered with a fault of ours (5xx)"],
} as const satisfies Partial<Record<LogCode, readonly [id: string, says: string]>>;

/** Makes every alarm of a region, and its dashboard. */
export function watching(stack: Stack, on: Watching): void {
  const { region, machineArn } = on;
  const alarms: Alarm[] = [];
  const ring = (id: string, watched: Parameters<typeof watch>[3]) =>
    void alarms.push(watch(stack, on.topic, id, watched));

  for (const [id, queue] of Object.entries(on.queues))
    ring(id, { metric: growthOf(queue), says: `Something was given up on and lies in ${queue.queueName}` });
  ring("NotDelivered", {
    metric: growthOf(...on.undelivered),
    says: "A rule of EventBridge could not hand over what it was to: it lies in the queue beside that rule",
  });
  for (const [code, [id, says]] of Object.entries(TELLING))
    ring(id, {
      metric: errorsLogged(region, code as LogCode),
      says: `${says}; the log says which under "${code}"`,
    });
  for (const [name, { fn, hours }] of Object.entries(on.schedules)) {
    ring(`${name}Failed`, {
      metric: fn.lambda.metricErrors({ period: Duration.hours(1) }),
      says: "It failed; the next one makes up for it, if it succeeds",
    });
    ring(`${name}Silent`, {
      metric: runsOf(fn),
      says: `It has not once run to its end in ${hours} hours: nothing of its own says so`,
      lasts: hours,
      silence: true,
    });
  }
  for (const [id, [metric, what]] of Object.entries(ENDS))
    ring(id, {
      metric: executions(metric, machineArn),
      says: `An execution has ${what}; reconciliation starts the next generation`,
    });
  ring("LimitsLate", {
    metric: counted(region, "delaySeconds", "limit-ran-out", Duration.minutes(5), Stats.MAXIMUM),
    says: "What follows from a limit that ran out was written half an hour late or later; it counts as of its instant",
    most: LATE_SECONDS,
  });
  ring("ExecutionsReplaced", {
    metric: counted(region, "executionsStarted", "reconciled", Duration.hours(1)),
    says: "For three hours on end executions had to be replaced by others: they die, or they sleep",
    lasts: 3,
  });
  ring("TasksFailing", {
    metric: sumOf(
      on.tasks.map(({ lambda }) => lambda.metricErrors({ period: Duration.minutes(15) })),
      Duration.minutes(15),
      "errors",
    ),
    says: "What executions wait in fails again and again; no outcome depends on it, but nobody is woken in time",
    most: ONE_OFF,
  });
  for (const [name, fn] of Object.entries(on.consumers))
    ring(`${name}Behind`, {
      metric: ageAt(fn),
      says: "What was committed a quarter of an hour ago has not been reacted to",
      most: LATE_MILLISECONDS,
    });
  ring("Throttled", {
    metric: sumOf(
      [...on.tasks, ...Object.values(on.consumers)].map(({ lambda }) =>
        lambda.metricThrottles({ period: Duration.minutes(15) }),
      ),
      Duration.minutes(15),
      "throttles",
    ),
    says: "The account has no executions left for the workflow, or its share is used up",
    most: ONE_OFF,
  });
  dashboard(stack, on, alarms);
}

/** How executions end that did not conclude. One that somebody stopped was stopped by somebody, or by something. */
const ENDS = {
  ExecutionFailed: ["ExecutionsFailed", "failed"],
  ExecutionAborted: ["ExecutionsAborted", "been stopped"],
  ExecutionTimedOut: ["ExecutionsTimedOut", "outlived its year"],
} as const;

const AGES = [
  "openUnderAWeek",
  "openUnderAMonth",
  "openUnderAQuarter",
  "openLonger",
] as const satisfies readonly (keyof OpenCounts)[];

function dashboard(stack: Stack, on: Watching, alarms: readonly Alarm[]): void {
  const { region } = on;
  const period = Duration.minutes(5);
  const graph = (title: string, left: readonly IMetric[]) =>
    new GraphWidget({ title, left: [...left], period, width: 12 });
  const ofApi = (ApiId: string, metricName: string, statistic: string, label: string) =>
    new Metric({
      namespace: "AWS/ApiGateway",
      metricName,
      dimensionsMap: { ApiId },
      statistic,
      label,
      period,
    });
  const made = (name: string, code: LogCode) => counted(region, name, code, Duration.hours(1));
  const daily = (code: LogCode, names: readonly string[]) =>
    names.map((name) => counted(region, name, code, Duration.days(1), Stats.MAXIMUM));
  new Dashboard(stack, "Dashboard", {
    dashboardName: `approvals-${region}`,
    widgets: [
      [new AlarmStatusWidget({ title: "Alarms", alarms: [...alarms], width: 24 })],
      Object.entries(on.apis).map(([api, id]) =>
        graph(`${api}: requests, faults, milliseconds`, [
          ofApi(id, "Count", Stats.SUM, "requests"),
          ofApi(id, "5xx", Stats.SUM, "faults"),
          ofApi(id, "Latency", Stats.percentile(95), "p95"),
        ]),
      ),
      [
        graph(
          "Errors by code",
          Object.keys(TELLING).map((code) => errorsLogged(region, code as LogCode).with({ label: code })),
        ),
        graph("Consumers: age in milliseconds", Object.values(on.consumers).map(ageAt)),
      ],
      [
        graph(
          "Reconciled, by kind",
          [
            "executionsStarted",
            "executionsStuck",
            "reviewsMoved",
            "concluded",
            "noticesIssued",
            "webhooksResent",
            "failed",
          ].map((kind) => made(kind, "reconciled")),
        ),
        graph(
          "Webhooks by outcome",
          ["taken", "refused", "unanswered"].map((outcome) => made(outcome, "webhook-sent")),
        ),
      ],
      ...(on.mail
        ? [
            [
              graph("Mail by outcome", [
                made("taken", "notification-sent"),
                made("later", "notification-not-taken"),
                errorsLogged(region, "notification-failed").with({
                  label: "refused",
                  period: Duration.hours(1),
                }),
              ]),
            ],
          ]
        : []),
      [
        graph("Own latency by route and caller, p95 in milliseconds", [latencies(region)]),
        graph("Open cases by age, each morning", daily("cases-open", AGES)),
      ],
      [
        graph("Limits that ran out, and those of which nothing was on record in the morning", [
          made("ranOut", "limit-ran-out"),
          ...daily("morning-round", ["limitsDue", "limitsMissed"]),
        ]),
        graph("How late that was written, seconds", [
          counted(region, "delaySeconds", "limit-ran-out", Duration.hours(1), Stats.MAXIMUM),
        ]),
      ],
      [
        graph("Notices issued", [made("notices", "notice-issued")]),
        graph(
          "Executions",
          ["ExecutionsStarted", "ExecutionsSucceeded", "ExecutionsFailed"].map((metric) =>
            executions(metric, on.machineArn),
          ),
        ),
      ],
    ],
  });
}

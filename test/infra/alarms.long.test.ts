/**
 * Every alarm, read off the template: it is made to ring by breaking what it watches, rings again for a second time, tells the
 * topic, and has a section of its name. What it reads of our own is what functions write.
 */
import { readFileSync } from "node:fs";
import { describe, expect, it, jest } from "@jest/globals";
import { Metrics } from "@aws-lambda-powertools/metrics";
import { Logger } from "@aws-lambda-powertools/logger";
import { App, Stack } from "aws-cdk-lib";
import { Alarm, Metric } from "aws-cdk-lib/aws-cloudwatch";
import { powertoolsLog, SERVICE } from "../../functions/adapters/powertools.ts";
import type { LogCode } from "../../functions/app/base/ports.ts";
import { refuseSilentAlarms } from "../../infra/constructs/alarms.ts";
import { only, resources, synth, templatesOf, type Template } from "./synth.ts";

type Dimension = { Name: string; Value: unknown };
type Stat = { Metric: { Namespace: string; MetricName: string; Dimensions: Dimension[] }; Period: number };
type Part = { Id: string; Expression?: string; MetricStat?: Stat };
type Properties = {
  MetricName?: string;
  Namespace?: string;
  Dimensions?: Dimension[];
  Period?: number;
  Metrics?: Part[];
  Threshold: number;
  ComparisonOperator: "GreaterThanThreshold" | "LessThanThreshold";
  EvaluationPeriods: number;
  TreatMissingData: "breaching" | "notBreaching";
  AlarmActions?: unknown[];
  AlarmDescription: unknown;
};

/** Characters that the CDK adds to the id of what it names. */
const HASH = 8;
const REGION = "Approvals/440307";

const stacksIn = (awsRegion: string) => synth({ code: "440307", awsRegion, copies: true });
const alarmsOf = (template: Template): [name: string, alarm: Properties][] =>
  resources(template, "AWS::CloudWatch::Alarm").map(([id, { Properties }]) => [
    id.slice(0, -HASH),
    Properties as unknown as Properties,
  ]);

const stacks = stacksIn("cn-north-1");
const alarms = alarmsOf(stacks.operations);

/** What an alarm reads: single metrics, by the ids of its expression. */
const readBy = ({
  MetricName,
  Namespace,
  Dimensions = [],
  Metrics,
}: Properties): Map<string, Stat["Metric"]> =>
  Metrics === undefined
    ? new Map([["value", { MetricName: MetricName!, Namespace: Namespace!, Dimensions }]])
    : new Map(
        Metrics.flatMap(({ Id, MetricStat }) => (MetricStat ? [[Id, MetricStat.Metric] as const] : [])),
      );

/** Of one period, by the ids of metrics; one that is missing has no data. */
type Data = Readonly<Record<string, number>>;

/** What an expression of ours comes to over periods: sums and differences, `FILL`, and `DIFF` of it all. */
function valuesOf({ Metrics }: Properties, periods: readonly Data[]): (number | null)[] {
  const expression = Metrics?.find(({ Expression }) => Expression !== undefined)?.Expression;
  if (expression === undefined) return periods.map((data) => data["value"] ?? null);
  const differs = /^DIFF\((.*)\)$/.exec(expression)?.[1];
  const terms = (differs ?? expression).split(/ (?=[+-] )/);
  const sums = periods.map((data) =>
    terms.reduce((sum, term) => {
      const [, sign, id] = /^(?:([+-]) )?FILL\((\w+), 0\)$/.exec(term)!;
      return sum + (sign === "-" ? -1 : 1) * (data[id!] ?? 0);
    }, 0),
  );
  // `FILL` has nothing to fill where there never was anything.
  if (periods.every((data) => Object.keys(data).length === 0)) return periods.map(() => null);
  return differs === undefined ? sums : sums.map((sum, i) => (i === 0 ? null : sum - sums[i - 1]!));
}

/** Whether it is ringing, period by period. */
function ringing(alarm: Properties, periods: readonly Data[]): boolean[] {
  const breaches = valuesOf(alarm, periods).map((value) =>
    value === null
      ? alarm.TreatMissingData === "breaching"
      : alarm.ComparisonOperator === "GreaterThanThreshold"
        ? value > alarm.Threshold
        : value < alarm.Threshold,
  );
  const { EvaluationPeriods: lasts } = alarm;
  return breaches.map((_, i) => i + 1 >= lasts && breaches.slice(i + 1 - lasts, i + 1).every(Boolean));
}

const times = (n: number, data: Data): Data[] => Array.from({ length: n }, () => data);

describe.each(alarms)("%s", (name, alarm) => {
  const read = readBy(alarm);
  const [first] = read.keys();
  const isSilence = alarm.ComparisonOperator === "LessThanThreshold";
  const isGrowth = alarm.Metrics?.some(({ Expression }) => Expression?.startsWith("DIFF")) ?? false;
  const { EvaluationPeriods: lasts } = alarm;
  const good: Data = isSilence ? { [first!]: 1 } : { [first!]: 0 };
  const bad: Data = isSilence ? {} : { [first!]: alarm.Threshold + 1 };

  it("rings when what it watches breaks, comes to rest, and rings again", () => {
    // What has grown stays as large: it is the growth that rings.
    const periods: Data[] = isGrowth
      ? [good, { [first!]: 1 }, { [first!]: 1 }, { [first!]: 2 }]
      : [good, ...times(lasts, bad), good, ...times(lasts, bad)];
    const rang = ringing(alarm, periods);
    const starts = rang.filter((on, i) => on && !rang[i - 1]).length;
    expect(starts).toBe(2);
    expect(ringing(alarm, times(lasts + 2, good))).not.toContain(true);
    if (isSilence) {
      expect(ringing(alarm, times(lasts, {})).at(-1)).toBe(true);
      // A run that fails is none.
      const [, failed] = [...read.keys()];
      expect(ringing(alarm, times(lasts, { [first!]: 1, [failed!]: 1 })).at(-1)).toBe(true);
    } else expect(ringing(alarm, times(lasts + 2, {}))).not.toContain(true);
    // Any of them alone.
    if (!isSilence && !isGrowth && alarm.Metrics)
      for (const id of read.keys())
        expect([id, ringing(alarm, times(lasts, { [id]: alarm.Threshold + 1 })).at(-1)]).toEqual([id, true]);
  });

  it("reads what is there to be read", () => {
    for (const { Namespace, MetricName, Dimensions } of read.values()) {
      if (Namespace === REGION) {
        const code = Dimensions.find(({ Name }) => Name === "code")!.Value as LogCode;
        const written = writtenUnder(code, MetricName);
        expect(written["_aws"].CloudWatchMetrics[0]).toMatchObject({
          Namespace,
          Metrics: [{ Name: MetricName }],
        });
        const [dimensions] = written["_aws"].CloudWatchMetrics[0]!.Dimensions;
        expect(new Set(dimensions)).toEqual(new Set(Dimensions.map((each) => each.Name)));
        expect(Dimensions).toEqual(
          expect.arrayContaining(dimensions!.map((Name) => ({ Name, Value: written[Name] }))),
        );
        continue;
      }
      expect(KNOWN[Namespace]).toContain(MetricName);
      const [dimension] = Dimensions as [Dimension];
      expect(TYPE_OF[dimension.Name]).toContain(typeOf(dimension.Value));
    }
  });

  it("tells the topic, and its section says what to do", () => {
    const [topic] = resources(stacks.operations, "AWS::SNS::Topic").map(([id]) => id);
    expect(alarm.AlarmActions).toEqual([{ Ref: topic }]);
    expect(JSON.stringify(alarm.AlarmDescription)).toContain(`docs/how-to/alarms.md#${name.toLowerCase()}`);
    const section = PAGE.split(/^## /m).find((each) => each.startsWith(`${name}\n`)) ?? "";
    const [, happened, todo] = section.split(/\n\n+/);
    expect([name, (happened ?? "").length > 20, (todo ?? "").length > 10]).toEqual([name, true, true]);
  });
});

const PAGE = readFileSync(new URL("../../docs/how-to/alarms.md", import.meta.url), "utf8");

/** What these services publish by themselves, in aws-cn too. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  "AWS/SQS": ["ApproximateNumberOfMessagesVisible", "ApproximateNumberOfMessagesNotVisible"],
  "AWS/Lambda": ["Errors", "Invocations", "Throttles", "IteratorAge"],
  "AWS/States": ["ExecutionsFailed", "ExecutionsAborted", "ExecutionsTimedOut"],
};

const TYPE_OF: Readonly<Record<string, readonly string[]>> = {
  QueueName: ["AWS::SQS::Queue"],
  FunctionName: ["AWS::Lambda::Function"],
  StateMachineArn: ["AWS::StepFunctions::StateMachine"],
};

/** What kind of thing a value names, in whichever stack it is. */
function typeOf(value: unknown): string | undefined {
  const text = JSON.stringify(value);
  if (text.includes(":stateMachine:approvals-440307")) return "AWS::StepFunctions::StateMachine";
  const all = templatesOf(stacks).flatMap(({ Resources }) => Object.entries(Resources));
  return all.find(([id]) => new RegExp(`"${id}"|Output(?:Ref|FnGetAtt)${id}[0-9A-FQA]`).test(text))?.[1].Type;
}

type Embedded = {
  _aws: { CloudWatchMetrics: { Namespace: string; Dimensions: string[][]; Metrics: { Name: string }[] }[] };
} & Record<string, unknown>;

/** The line by which a function counts under a code: an error, or one of the numbers that a line of the log says. */
function writtenUnder(code: LogCode, metric: string, count = 1): Embedded {
  const lines: string[] = [];
  const spy = jest.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  const counts = new Metrics({ serviceName: SERVICE, namespace: REGION });
  const log = powertoolsLog(new Logger({ serviceName: SERVICE, logLevel: "SILENT" }), counts);
  if (metric === "errors") log.error(code, {}, new Error("broken"));
  else log.info(code, { [metric]: count });
  spy.mockRestore();
  const written = lines.map((line) => JSON.parse(line) as Embedded);
  // What else is counted of the same line is a line of its own.
  return written.find(({ _aws }) => _aws.CloudWatchMetrics[0]!.Metrics[0]!.Name === metric) ?? written[0]!;
}

it.each([
  [0, "unanswered"],
  [204, "taken"],
  [503, "refused"],
] as const)("a webhook that was answered by %i is counted as %s", (status, outcome) => {
  expect(writtenUnder("webhook-sent", "status", status)).toMatchObject({
    code: "webhook-sent",
    [outcome]: 1,
  });
});

describe("the alarms", () => {
  it("are as many as there are sections, by the same names", () => {
    const sections = [...PAGE.matchAll(/^## (\w+)$/gm)].map(([, name]) => name);
    expect(new Set(sections)).toEqual(new Set(alarms.map(([name]) => name)));
    expect(sections).toHaveLength(alarms.length);
  });

  it("are the same in every partition", () => {
    expect(alarmsOf(stacksIn("us-east-1").operations).map(([name]) => name)).toEqual(
      alarms.map(([name]) => name),
    );
  });

  it("watch the silence of every schedule, what no rule could deliver, and every queue that somebody has to look at", () => {
    const rules = templatesOf(stacks).flatMap((template) =>
      resources(template, "AWS::Events::Rule").map(([, { Properties }]) => Properties),
    ) as { ScheduleExpression?: string; Targets: { Arn: unknown; DeadLetterConfig?: { Arn: unknown } }[] }[];
    const watched = JSON.stringify(alarms);
    for (const { ScheduleExpression, Targets } of rules.filter((rule) =>
      JSON.stringify(rule).includes("Targets"),
    ))
      for (const { Arn, DeadLetterConfig } of Targets) {
        // The archive's rule is the service's own.
        if (JSON.stringify(Arn).includes("archive")) continue;
        const queue = (DeadLetterConfig!.Arn as { "Fn::GetAtt": [string] })["Fn::GetAtt"][0];
        expect(watched).toContain(`"Fn::GetAtt":["${queue}","QueueName"]`);
        if (ScheduleExpression === undefined) continue;
        const fn = (Arn as { "Fn::GetAtt": [string] })["Fn::GetAtt"][0];
        const silence = alarms.filter(
          ([name, alarm]) => name.endsWith("Silent") && JSON.stringify(alarm).includes(fn),
        );
        expect(silence).toHaveLength(1);
      }
  });

  it("that tell nobody are not synthesised", () => {
    const stack = new Stack(new App(), "S");
    const metric = new Metric({ namespace: "N", metricName: "m" });
    const quiet = new Alarm(stack, "Quiet", { metric, threshold: 1, evaluationPeriods: 1 });
    expect(quiet.alarmName).toBeDefined();
    expect(() => refuseSilentAlarms(stack)).toThrow("alarms without a topic: S/Quiet");
  });

  it("write to whom the operator names", () => {
    const { operations } = synth({
      code: "440307",
      awsRegion: "cn-north-1",
      context: { alarmsTo: "duty@example.gov.cn" },
    });
    expect(resources(operations, "AWS::SNS::Subscription").map(([, each]) => each.Properties)).toMatchObject([
      { Protocol: "email", Endpoint: "duty@example.gov.cn" },
    ]);
    expect(resources(stacks.operations, "AWS::SNS::Subscription")).toEqual([]);
  });

  it("stand on a dashboard, with what they are read off", () => {
    const body = JSON.stringify(only(stacks.operations, "AWS::CloudWatch::Dashboard")["DashboardBody"]);
    for (const title of [
      "Alarms",
      "public: requests",
      "staff: requests",
      "Errors by code",
      "Reconciled",
      "Webhooks",
      "Mail by outcome",
    ])
      expect(body).toContain(title);
    for (const [id] of resources(stacks.operations, "AWS::CloudWatch::Alarm"))
      expect(body).toContain(`"${id}"`);
  });
});

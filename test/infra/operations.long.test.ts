/** What runs by the clock, the calendar and the queue, and what wakes the operator. */
import { describe, expect, it } from "@jest/globals";
import { SOURCE } from "../../functions/adapters/eventBridge.ts";
import { atTime, localDate, plusSeconds } from "../../functions/domain/base/time.ts";
import { ROUND_AT } from "../../functions/schedule/morningRound.ts";
import { ORDER_OPENED } from "../../functions/contracts/events/billing.ts";
import { WEBHOOK_TYPES } from "../../functions/contracts/events/events.ts";
import { backOffSeconds } from "../../functions/webhooks/batch.ts";
import { CONSUMER_SECONDS, ROUND_SECONDS } from "../../infra/limits.ts";
import { environmentOf, functionOf, only, resources, statementsOf, synth, type Template } from "./synth.ts";

type GetAtt = { "Fn::GetAtt": [id: string, attribute: string] };
type Target = { Arn: GetAtt; RetryPolicy?: object };
type RuleOf = { Targets: Target[]; ScheduleExpression?: string; EventPattern?: object; State: string };

const rulesOf = (template: Template): RuleOf[] =>
  resources(template, "AWS::Events::Rule").map(([, { Properties }]) => Properties as RuleOf);

/** The only rule that calls this. */
function ruleTo(template: Template, id: string): RuleOf {
  const found = rulesOf(template).filter(({ Targets }) =>
    Targets.some(({ Arn }) => Arn["Fn::GetAtt"][0] === id),
  );
  if (found.length !== 1) throw new Error(`${found.length} rules to ${id}`);
  return found[0]!;
}

const idsOf = (template: Template, type: string): string[] => resources(template, type).map(([id]) => id);

/** What the clock calls. */
const SCHEDULED = [
  "morningRound",
  "reconciliation",
  "anchoring",
  "exportNational",
  "collectFiles",
  "checkFiles",
];

describe.each(["us-east-1", "cn-north-1"])("the operations in %s", (awsRegion) => {
  const { data, workflow, operations } = synth({
    code: "440307",
    awsRegion,
    checkTemplates: true,
    mail: false,
  });
  const queues = resources(operations, "AWS::SQS::Queue");
  const deadLetters = queues.find(([id]) => id.startsWith("WebhooksDeadLetters"))![0];
  const [queue, { Properties: queueOf }] = queues.find(
    ([id, { Properties }]) => id.startsWith("Webhooks") && "RedrivePolicy" in Properties,
  )!;
  const deliver = functionOf(operations, "deliverWebhook")[0];

  it("name no partition", () => {
    expect(JSON.stringify(operations)).not.toMatch(/arn:aws[a-z-]*:|amazonaws\.com\.cn/);
  });

  it("go on the round at five past midnight in Shanghai, every day, and again when it could not be called", () => {
    const rule = ruleTo(operations, functionOf(operations, "morningRound")[0]);
    expect(rule).toMatchObject({
      ScheduleExpression: "cron(5 16 * * ? *)",
      State: "ENABLED",
      Targets: [{ RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 7200 } }],
    });
    const inShanghai = atTime(
      localDate("2026-07-01T12:00:00.000Z", "Asia/Shanghai"),
      ROUND_AT,
      "Asia/Shanghai",
    );
    expect(ROUND_AT).toBe("00:05");
    expect(inShanghai.slice(11, 16)).toBe("16:05");
  });

  it("reconcile every hour, one run at a time", () => {
    const rule = ruleTo(operations, functionOf(operations, "reconciliation")[0]);
    expect(rule).toMatchObject({ ScheduleExpression: "rate(1 hour)", State: "ENABLED" });
    expect(ROUND_SECONDS).toBeLessThan(3600);
  });

  it("let the rules of the clock call their own function and nothing else", () => {
    const allowed = resources(operations, "AWS::Lambda::Permission").map(([, { Properties }]) => Properties);
    expect(allowed).toHaveLength(SCHEDULED.length);
    for (const { FunctionName, Principal, SourceArn } of allowed) {
      expect(Principal).toBe("events.amazonaws.com");
      const [rule] = (SourceArn as GetAtt)["Fn::GetAtt"];
      const { Targets } = operations.Resources[rule]!.Properties as unknown as RuleOf;
      expect(Targets).toEqual([expect.objectContaining({ Arn: FunctionName })]);
    }
  });

  it.each(["morningRound", "reconciliation", "anchoring"])(
    "give %s all the time that Lambda gives",
    (name) => {
      expect(functionOf(operations, name)[1]["Timeout"]).toBe(900);
    },
  );

  it("take from the bus just what departments hear of", () => {
    const rule = ruleTo(operations, queue);
    expect(rule.EventPattern).toEqual({ source: [SOURCE], "detail-type": Object.keys(WEBHOOK_TYPES) });
    const [bus] = resources(workflow, "AWS::Events::EventBus").map(([id]) => id);
    expect(JSON.stringify(rule)).toContain(`ExportsOutputRef${bus}`);
    const orders = queues.find(([id]) => id.startsWith("OrdersQueue"))![0];
    expect(ruleTo(operations, orders).EventPattern).toEqual({
      source: [SOURCE],
      "detail-type": [ORDER_OPENED],
    });
    expect(rulesOf(operations)).toHaveLength(SCHEDULED.length + 2);
  });

  it("let that rule alone put messages into the queue", () => {
    const policy = resources(operations, "AWS::SQS::QueuePolicy").find(([, { Properties }]) =>
      JSON.stringify(Properties["Queues"]).includes(queue),
    )![1];
    const { Statement } = policy.Properties["PolicyDocument"] as { Statement: Record<string, unknown>[] };
    const allowed = Statement.filter(({ Effect }) => Effect === "Allow");
    const [rule] = resources(operations, "AWS::Events::Rule").find(
      ([, { Properties }]) => "EventPattern" in Properties,
    )!;
    expect(allowed).toEqual([
      expect.objectContaining({
        Principal: { Service: "events.amazonaws.com" },
        Condition: { ArnEquals: { "aws:SourceArn": { "Fn::GetAtt": [rule, "Arn"] } } },
      }),
    ]);
  });

  it("try fourteen times, through a night, before a message is given up on and kept for two weeks", () => {
    expect(queueOf["RedrivePolicy"]).toEqual({
      deadLetterTargetArn: { "Fn::GetAtt": [deadLetters, "Arn"] },
      maxReceiveCount: 14,
    });
    expect(operations.Resources[deadLetters]!.Properties).toMatchObject({
      MessageRetentionPeriod: 14 * 86400,
      SqsManagedSseEnabled: true,
    });
    const waits = Array.from({ length: 14 }, (_, i) => i + 1);
    const longest = waits.reduce((sum, count) => sum + backOffSeconds(count, 1), 0);
    const shortest = waits.slice(0, -1).reduce((sum, count) => sum + backOffSeconds(count, 0), 0);
    expect(shortest).toBeGreaterThan(7 * 3600);
    expect(Number(queueOf["MessageRetentionPeriod"])).toBeGreaterThan(longest);
    // What is being tried is nobody else's meanwhile.
    expect(Number(queueOf["VisibilityTimeout"])).toBeGreaterThanOrEqual(6 * CONSUMER_SECONDS);
    expect(queueOf["SqsManagedSseEnabled"]).toBe(true);
  });

  it("hand messages over in batches of which a part may fail, once the function may take them", () => {
    const mappings = resources(operations, "AWS::Lambda::EventSourceMapping");
    expect(mappings).toHaveLength(2);
    expect(mappings.find(([id]) => id.startsWith("Webhooks"))![1].Properties).toMatchObject({
      EventSourceArn: { "Fn::GetAtt": [queue, "Arn"] },
      FunctionName: { Ref: deliver },
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      BatchSize: 5,
    });
    // Five endpoints that never answer still leave time to say so.
    expect(5 * 10).toBeLessThan(Number(functionOf(operations, "deliverWebhook")[1]["Timeout"]));
    const { DependsOn } = operations.Resources[deliver] as unknown as { DependsOn: string[] };
    const [policy] = resources(operations, "AWS::IAM::Policy").find(([, { Properties }]) =>
      JSON.stringify(Properties).includes("sqs:ReceiveMessage"),
    )!;
    expect(DependsOn).toContain(policy);
  });

  it("let the functions that sign webhooks and orders read the secrets for that, each its own and no other", () => {
    const readers = idsOf(operations, "AWS::IAM::Policy").filter((id) =>
      JSON.stringify(operations.Resources[id]).includes("secretsmanager:"),
    );
    expect(readers).toHaveLength(2);
    const secret = resources(data, "AWS::SecretsManager::Secret").find(
      ([, { Properties }]) => "SecretString" in Properties,
    )![0];
    const [statement] = statementsOf(operations, "deliverWebhook").filter(({ Action }) =>
      String(Action).startsWith("secretsmanager:"),
    );
    expect(JSON.stringify(statement!.Resource)).toContain(`Approvals-440307-Data:ExportsOutputRef${secret}`);
  });

  describe("an alarm", () => {
    const topic = idsOf(operations, "AWS::SNS::Topic")[0]!;

    // A topic with a policy has lost the one by which everything of its account may publish to it.
    it("may publish to the topic", () => {
      const { PolicyDocument } = only(operations, "AWS::SNS::TopicPolicy") as {
        PolicyDocument: { Statement: object[] };
      };
      expect(PolicyDocument.Statement).toContainEqual(
        expect.objectContaining({
          Effect: "Allow",
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Action: "sns:Publish",
          Resource: { Ref: topic },
          Condition: { StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } },
        }),
      );
      // CloudWatch cannot use the account's own key for SNS.
      expect(only(operations, "AWS::SNS::Topic")).not.toHaveProperty("KmsMasterKeyId");
    });

    it("comes to whoever subscribes: the topic and the secret are told", () => {
      const { Outputs } = operations as unknown as { Outputs: Record<string, { Value: unknown }> };
      expect(Outputs["AlarmTopic"]!.Value).toEqual({ Ref: topic });
      expect(Outputs).toHaveProperty("WebhookSecrets");
    });
  });
});

describe("a stream consumer", () => {
  const { workflow } = synth({ code: "440307", awsRegion: "us-east-1" });

  it.each(["driveWorkflow", "announce"])(
    "%s halves what fails, reports a part, and gives up into a queue",
    (name) => {
      const [id] = functionOf(workflow, name);
      const [, { Properties }] = resources(workflow, "AWS::Lambda::EventSourceMapping").find(
        ([, { Properties: of }]) => (of["FunctionName"] as { Ref: string }).Ref === id,
      )!;
      expect(Properties).toMatchObject({
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ["ReportBatchItemFailures"],
      });
      const { Destination } = (Properties["DestinationConfig"] as { OnFailure: { Destination: GetAtt } })
        .OnFailure;
      const [queue] = Destination["Fn::GetAtt"];
      expect(workflow.Resources[queue]!.Type).toBe("AWS::SQS::Queue");
      expect(statementsOf(workflow, name)).toContainEqual(
        expect.objectContaining({
          Action: expect.arrayContaining(["sqs:SendMessage"]),
          Resource: Destination,
        }),
      );
    },
  );
});

it("what the bus has lost is handed to the function that notes it, and lies with what was set aside at last", () => {
  const { workflow } = synth({ code: "440307", awsRegion: "us-east-1" });
  const queues = resources(workflow, "AWS::SQS::Queue");
  const [aside] = queues.find(([id]) => id.startsWith("SetAside"))!;
  const [lost, { Properties }] = queues.find(([id]) => id.startsWith("LostEvents"))!;
  expect(Properties).toMatchObject({
    RedrivePolicy: { deadLetterTargetArn: { "Fn::GetAtt": [aside, "Arn"] }, maxReceiveCount: 5 },
    VisibilityTimeout: 6 * CONSUMER_SECONDS,
  });
  const mappings = resources(workflow, "AWS::Lambda::EventSourceMapping").map(([, each]) => each.Properties);
  const arn = { "Fn::GetAtt": [lost, "Arn"] };
  expect(mappings).toContainEqual(
    expect.objectContaining({
      EventSourceArn: arn,
      FunctionName: { Ref: functionOf(workflow, "lostEvents")[0] },
      FunctionResponseTypes: ["ReportBatchItemFailures"],
    }),
  );
  // The announcing consumer's alone: what the other one missed, reconciliation finds on the record.
  const ofAnnounce = mappings.find(
    ({ FunctionName }) => (FunctionName as { Ref: string }).Ref === functionOf(workflow, "announce")[0],
  );
  expect(ofAnnounce).toMatchObject({ DestinationConfig: { OnFailure: { Destination: arn } } });
});

it("the round comes when what ended at midnight has settled", () => {
  const midnight = atTime(localDate("2026-07-01T12:00:00.000Z", "Asia/Shanghai"), "00:00", "Asia/Shanghai");
  const round = atTime(localDate("2026-07-01T12:00:00.000Z", "Asia/Shanghai"), ROUND_AT, "Asia/Shanghai");
  expect(round > plusSeconds(midnight, 60)).toBe(true);
});

describe("a scanner for files", () => {
  const at = "clamd.internal:3310";
  const scanner = `${at};subnet-0a,subnet-0b;sg-0c`;
  const { operations, publicApi } = synth({
    code: "440307",
    awsRegion: "us-east-1",
    context: { scanner },
    copies: true,
  });
  const inNetworks = (template: Template) =>
    resources(template, "AWS::Lambda::Function").filter(([, { Properties }]) => "VpcConfig" in Properties);

  it("is spoken with by the functions that look at contents alone, from the operator's network", () => {
    expect(inNetworks(publicApi)).toEqual([]);
    const within = inNetworks(operations);
    expect(within.map(([, { Properties }]) => String(Properties["Description"]).split(" ")[0])).toEqual([
      "checkFiles",
      "copyLinks",
    ]);
    for (const [, { Properties }] of within)
      expect(Properties["VpcConfig"]).toEqual({
        SubnetIds: ["subnet-0a", "subnet-0b"],
        SecurityGroupIds: ["sg-0c"],
      });
  });

  it("is known to whoever completes a file: it stays in quarantine", () => {
    for (const name of ["checkFiles", "copyLinks"])
      expect(environmentOf(operations, name)["SCANNER"]).toBe(at);
    expect(environmentOf(publicApi, "public-secret")["SCANNER"]).toBe(at);
  });
});

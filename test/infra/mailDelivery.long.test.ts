/** Mail to applicants, as it is deployed: from the bus through a queue to the function, each told no more than it needs; and not at all. */
import { describe, expect, it } from "@jest/globals";
import { SOURCE } from "../../functions/adapters/eventBridge.ts";
import { MAIL_KINDS } from "../../functions/contracts/events/events.ts";
import { backOffSeconds } from "../../functions/webhooks/batch.ts";
import { MAIL_SECONDS } from "../../infra/limits.ts";
import {
  actionsOf,
  environmentOf,
  functionOf,
  outputOf,
  resources,
  statementsOf,
  synth,
  templatesOf,
} from "./synth.ts";

describe.each(["us-east-1", "cn-north-1"])("mail in %s", (awsRegion) => {
  const stacks = synth({ code: "440307", awsRegion });
  const { operations, workflow } = stacks;
  const idsOf = (type: string, start: string): string[] =>
    resources(operations, type).flatMap(([id]) => (id.startsWith(start) ? [id] : []));
  const [queue] = idsOf("AWS::SQS::Queue", "MailQueue") as [string];
  const [deadLetters] = idsOf("AWS::SQS::Queue", "MailDeadLetters") as [string];
  const [untold] = idsOf("AWS::SQS::Queue", "MailNotTold") as [string];
  const [secret] = idsOf("AWS::SecretsManager::Secret", "MailServer") as [string];
  const properties = (id: string) => operations.Resources[id]!.Properties;
  const arn = (id: string) => ({ "Fn::GetAtt": [id, "Arn"] });

  it("takes from the bus just what applicants are told of, and keeps what it could not hand over", () => {
    const [rule] = resources(operations, "AWS::Events::Rule").flatMap(([, { Properties }]) =>
      JSON.stringify(Properties["Targets"]).includes(`"${queue}"`) ? [Properties] : [],
    );
    expect(rule).toMatchObject({
      EventPattern: { source: [SOURCE], "detail-type": Object.keys(MAIL_KINDS) },
      State: "ENABLED",
      Targets: [{ Arn: arn(queue), DeadLetterConfig: { Arn: arn(untold) } }],
    });
    const [bus] = resources(workflow, "AWS::Events::EventBus").map(([id]) => id);
    expect(JSON.stringify(rule!["EventBusName"])).toContain(`ExportsOutputRef${bus}`);
  });

  it("is tried fourteen times, for hours, and what is given up is kept for two weeks", () => {
    expect(properties(queue)).toMatchObject({
      RedrivePolicy: { deadLetterTargetArn: arn(deadLetters), maxReceiveCount: 14 },
      SqsManagedSseEnabled: true,
    });
    expect(Number(properties(queue)["VisibilityTimeout"])).toBeGreaterThanOrEqual(6 * MAIL_SECONDS);
    const longest = Array.from({ length: 14 }, (_, i) => backOffSeconds(i + 1, 1)).reduce((a, b) => a + b);
    expect(Number(properties(queue)["MessageRetentionPeriod"])).toBeGreaterThan(longest);
    expect(properties(deadLetters)).toMatchObject({
      MessageRetentionPeriod: 14 * 86_400,
      SqsManagedSseEnabled: true,
    });
  });

  it("is handed over in parts, to few at a time, and in time to say what failed", () => {
    const [mapping] = idsOf("AWS::Lambda::EventSourceMapping", "MailMapping").map(properties);
    expect(mapping).toMatchObject({
      EventSourceArn: arn(queue),
      FunctionName: { Ref: functionOf(operations, "tellApplicants")[0] },
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      BatchSize: 2,
      ScalingConfig: { MaximumConcurrency: 2 },
    });
    // To connect, to greet, and for each of five answers.
    expect(2 * 7 * 10).toBeLessThan(MAIL_SECONDS);
    expect(functionOf(operations, "tellApplicants")[1]["Timeout"]).toBe(MAIL_SECONDS);
  });

  it("comes from the region's own address, and its server and password stand in a secret alone", () => {
    const told = environmentOf(operations, "tellApplicants");
    expect(told).toMatchObject({
      MAIL_FROM: "no-reply@approvals-440307.example.gov.cn",
      MAIL_SECRET_ID: { Ref: secret },
      MAIL_QUEUE_URL: { Ref: queue },
    });
    expect(JSON.stringify(told["PUBLIC_ORIGIN"])).toContain("PublicApi");
    expect(properties(secret)).toMatchObject({ SecretString: "{}" });
    expect(operations.Resources[secret]!.DeletionPolicy).toBe("Retain");
    expect(outputOf(operations, "MailServer")).toEqual({ Ref: secret });
    const readers = templatesOf(stacks).flatMap((template) =>
      resources(template, "AWS::IAM::Policy").filter(([, policy]) => JSON.stringify(policy).includes(secret)),
    );
    expect(readers).toHaveLength(1);
  });

  it("may read one contact and its own notes of the table, and nothing else", () => {
    const onTable = statementsOf(operations, "tellApplicants").filter((statement) =>
      actionsOf(statement).some((action) => action.startsWith("dynamodb:")),
    );
    const keys = onTable.flatMap(({ Action, Condition }) => {
      const like = (Condition as Record<string, Record<string, string | string[]>>)[
        "ForAllValues:StringLike"
      ]!;
      return [Action].flat().map((action) => [action, like["dynamodb:LeadingKeys"]]);
    });
    expect(keys).toEqual([
      ["dynamodb:GetItem", ["??????-*", "mails/*"]],
      ["dynamodb:PutItem", ["mails/*"]],
    ]);
  });

  it("is not there at all unless the operator names an address", () => {
    const without = synth({ code: "440307", awsRegion, mail: false });
    for (const template of templatesOf(without))
      expect(Object.keys(template.Resources).filter((id) => id.startsWith("Mail"))).toEqual([]);
    expect(JSON.stringify(templatesOf(without))).not.toMatch(/tellApplicants|MAIL_|Mail by outcome/);
    expect(outputOf(without.operations, "MailServer")).toBeUndefined();
  });
});

/** What is deployed for a region file, wherever it is deployed. */
import { describe, expect, it } from "@jest/globals";
import { Stack, Validations } from "aws-cdk-lib";
import { Queue } from "aws-cdk-lib/aws-sqs";
import { AwsSolutionsChecks } from "cdk-nag";
import { SETTLE_SECONDS } from "../../infra/limits.ts";
import { ROUTE_FUNCTIONS } from "../../infra/routeFunctions.ts";
import { TASKS } from "../../workflows/tasks.ts";
import {
  environmentOf,
  functionOf,
  functionsIn,
  newApp,
  only,
  resources,
  synth,
  templatesOf,
  type Resource,
  type Template,
} from "./synth.ts";

const EVERYWHERE = ["440307", "110000"].flatMap((code) =>
  ["us-east-1", "cn-north-1"].map((awsRegion) => ({ code, awsRegion })),
);

describe.each(EVERYWHERE)("the stacks of $code in $awsRegion", ({ code, awsRegion }) => {
  const stacks = synth({ code, awsRegion });
  const { data, workflow, publicApi, staffApi, operations } = stacks;
  const templates = templatesOf(stacks);

  it("name no partition", () => {
    // Literals come back when the flag @aws-cdk/core:enablePartitionLiterals is switched on.
    expect(JSON.stringify(templates)).not.toMatch(/arn:aws[a-z-]*:/);
  });

  it("have room for more: CloudFormation takes 500 resources and a megabyte a stack", () => {
    for (const template of templates) {
      expect(Object.keys(template.Resources).length).toBeLessThan(450);
      expect(Buffer.byteLength(JSON.stringify(template))).toBeLessThan(900_000);
    }
  });

  it("try a department's endpoint fourteen times, and keep what was given up on", () => {
    const queue = resources(operations, "AWS::SQS::Queue").find(([id]) => id.startsWith("WebhooksQueue"));
    expect(queue?.[1].Properties["RedrivePolicy"]).toEqual({
      deadLetterTargetArn: { "Fn::GetAtt": [expect.stringMatching(/^WebhooksDeadLetters/), "Arn"] },
      maxReceiveCount: 14,
    });
  });

  it("stay small: an account takes 1,000 roles, and every resource is one more to deploy", () => {
    const inApis = [publicApi, staffApi].flatMap(({ Resources }) => Object.values(Resources));
    expect(inApis.length).toBeLessThanOrEqual(300);
    expect(templates.flatMap((template) => resources(template, "AWS::IAM::Role")).length).toBeLessThanOrEqual(
      30,
    );
    const functions = [publicApi, staffApi].flatMap(functionsIn).filter((name) => name !== "pages");
    expect(functions.length).toBeLessThanOrEqual(13);
    expect(functions.toSorted()).toEqual(ROUTE_FUNCTIONS.map(({ name }) => name).toSorted());
  });

  it("depend on each other one way, the APIs on the record, and the staff's on where the public's is", () => {
    const imports = (template: Template) => [
      ...new Set(
        [...JSON.stringify(template).matchAll(/"Fn::ImportValue":"([\w-]+):/g)].map(([, from]) => from),
      ),
    ];
    const [ofData, ofWorkflow] = [`Approvals-${code}-Data`, `Approvals-${code}-Workflow`];
    expect(imports(data)).toEqual([]);
    expect(imports(workflow)).toEqual([ofData]);
    expect(imports(publicApi)).toEqual([ofData]);
    expect(new Set(imports(staffApi))).toEqual(new Set([ofData, `Approvals-${code}-PublicApi`]));
    expect(new Set(imports(operations))).toEqual(
      new Set([ofData, ofWorkflow, `Approvals-${code}-PublicApi`, `Approvals-${code}-StaffApi`]),
    );
  });

  it("keep the record: on demand, recoverable, undeletable, with both images in its stream", () => {
    const [[, table]] = resources(data, "AWS::DynamoDB::Table") as [[string, Resource]];
    expect(table).toMatchObject({
      DeletionPolicy: "Retain",
      UpdateReplacePolicy: "Retain",
      Properties: {
        BillingMode: "PAY_PER_REQUEST",
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        StreamSpecification: { StreamViewType: "NEW_AND_OLD_IMAGES" },
        SSESpecification: { SSEEnabled: true },
        KeySchema: [
          { AttributeName: "pk", KeyType: "HASH" },
          { AttributeName: "sk", KeyType: "RANGE" },
        ],
        GlobalSecondaryIndexes: [
          {
            IndexName: "queues",
            KeySchema: [
              { AttributeName: "queue", KeyType: "HASH" },
              { AttributeName: "rank", KeyType: "RANGE" },
            ],
            Projection: { ProjectionType: "KEYS_ONLY" },
          },
        ],
      },
    });
  });

  it("keep the secret of the query codes, long enough for the functions to accept it", () => {
    const [secret, ...entered] = resources(data, "AWS::SecretsManager::Secret").map(([, each]) => each);
    expect(secret!.DeletionPolicy).toBe("Retain");
    expect(secret!.Properties["GenerateSecretString"]).toMatchObject({ PasswordLength: 64 });
    // The operator enters the departments' secrets and the payment providers'; a deployment that changed this would take them
    // away again.
    expect(entered).toHaveLength(2);
    for (const each of entered)
      expect(each).toMatchObject({
        DeletionPolicy: "Retain",
        UpdateReplacePolicy: "Retain",
        Properties: { SecretString: "{}" },
      });
  });

  it("substitute every placeholder of the workflow by what it names", () => {
    const machine = only(workflow, "AWS::StepFunctions::StateMachine");
    const placeholders = [...String(machine["DefinitionString"]).matchAll(/\$\{(\w+)\}/g)].map(
      ([, name]) => name,
    );
    const substitutions = machine["DefinitionSubstitutions"] as Record<string, unknown>;
    expect(new Set(placeholders)).toEqual(new Set(Object.keys(substitutions)));
    expect(substitutions["Partition"]).toEqual({ Ref: "AWS::Partition" });
    for (const { state, name } of TASKS)
      expect(substitutions[`${state}Arn`]).toEqual({ "Fn::GetAtt": [functionOf(workflow, name)[0], "Arn"] });
  });

  it("run the workflow as Standard, traced, every step logged and none of what it carries", () => {
    expect(only(workflow, "AWS::StepFunctions::StateMachine")).toMatchObject({
      StateMachineName: `approvals-${code}`,
      StateMachineType: "STANDARD",
      TracingConfiguration: { Enabled: true },
      LoggingConfiguration: { Level: "ALL", IncludeExecutionData: false },
    });
  });

  it("read the stream in order, from its beginning, and give up on nothing at once nor for ever", () => {
    const mappings = resources(workflow, "AWS::Lambda::EventSourceMapping").filter(
      ([, { Properties }]) => "StartingPosition" in Properties,
    );
    expect(mappings).toHaveLength(2);
    for (const [, { Properties }] of mappings)
      expect(Properties).toMatchObject({
        StartingPosition: "TRIM_HORIZON",
        ParallelizationFactor: 4,
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ["ReportBatchItemFailures"],
        MaximumRetryAttempts: 50,
        MaximumRecordAgeInSeconds: 6 * 3600,
      });
  });

  it("keep what failed, and what was set aside, for two weeks, encrypted, by TLS only", () => {
    const queues = resources(workflow, "AWS::SQS::Queue");
    expect(queues.map(([id]) => id.replace(/[0-9A-F]{8}$/, "")).toSorted()).toEqual([
      "LostEventsQueue",
      "NotDriven",
      "SetAside",
    ]);
    expect(resources(workflow, "AWS::SQS::QueuePolicy")).toHaveLength(queues.length);
    for (const [, { Properties }] of queues)
      expect(Properties).toMatchObject({ MessageRetentionPeriod: 14 * 86400, SqsManagedSseEnabled: true });
    for (const [, { Properties }] of resources(workflow, "AWS::SQS::QueuePolicy"))
      expect(JSON.stringify(Properties)).toContain('"Effect":"Deny","Principal":{"AWS":"*"}');
  });

  it("archive what is announced", () => {
    expect(only(workflow, "AWS::Events::EventBus")).toMatchObject({ Name: `approvals-${code}` });
    expect(only(workflow, "AWS::Events::Archive")).toMatchObject({
      EventPattern: { source: ["parallel-approvals"] },
      RetentionDays: 365,
    });
  });

  it("wait as long everywhere before silence is judged", () => {
    const settling = templates.flatMap((template) =>
      functionsIn(template).map((name) => environmentOf(template, name)["SETTLE_SECONDS"]),
    );
    expect(new Set(settling.filter((seconds) => seconds !== undefined))).toEqual(
      new Set([String(SETTLE_SECONDS)]),
    );
  });

  it("log each function to a group of its own, for a year, in a role of its own", () => {
    for (const template of templates)
      for (const [, { Properties }] of resources(template, "AWS::Lambda::Function")) {
        const { LogGroup } = Properties["LoggingConfig"] as { LogGroup: { Ref: string } };
        expect(template.Resources[LogGroup.Ref]!.Properties["RetentionInDays"]).toBe(365);
      }
    expect(JSON.stringify(templates)).not.toContain("ManagedPolicyArns");
  });
});

describe("the runtime and the architecture", () => {
  const made = (context: Record<string, string>) =>
    resources(
      synth({ code: "440307", awsRegion: "cn-north-1", context }).workflow,
      "AWS::Lambda::Function",
    ).map(([, { Properties }]) => [Properties["Runtime"], ...(Properties["Architectures"] as string[])]);

  it("are the current LTS of Node on arm64", () => {
    expect(new Set(made({}).map(String))).toEqual(new Set(["nodejs24.x,arm64"]));
  });

  it("are the operator's where a region does not offer them yet", () => {
    const chosen = made({ runtime: "nodejs22.x", architecture: "x86_64" });
    expect(new Set(chosen.map(String))).toEqual(new Set(["nodejs22.x,x86_64"]));
  });
});

it("would not get through the checks with a queue open to plain HTTP", () => {
  const app = newApp({}, false);
  const queue = new Queue(new Stack(app, "Open"), "Queue");
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  expect(queue.queueName).toBeDefined();
  expect(() => app.synth()).toThrow("AwsSolutions-SQS4");
});

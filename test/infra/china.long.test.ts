/** Each way in which the AWS China regions differ, and what the stacks make of it. */
import { describe, expect, it } from "@jest/globals";
import { only, resources, statementsOf, synth, templatesOf, type Resource, type Template } from "./synth.ts";

const china = synth({ code: "440307", awsRegion: "cn-north-1" });
const world = synth({ code: "440307", awsRegion: "us-east-1" });

/** The two of the stream, and those of the queues. */
const mappings = ({ workflow, operations }: typeof china): Resource[] =>
  [workflow, operations].flatMap((template) =>
    resources(template, "AWS::Lambda::EventSourceMapping").map(([, mapping]) => mapping),
  );

/** The record, and the trail of reads. */
const tables = () => resources(china.data, "AWS::DynamoDB::Table");

const tracing = (template: Template): unknown[] =>
  resources(template, "AWS::Lambda::Function").map(
    ([, { Properties }]) => (Properties["TracingConfig"] as { Mode?: string } | undefined)?.Mode,
  );

describe("in the AWS China regions", () => {
  it("no function is traced, because Lambda there has no X-Ray; elsewhere every one is", () => {
    const modes = (stacks: typeof china) => new Set(templatesOf(stacks).flatMap(tracing));
    expect(modes(china)).toEqual(new Set([undefined]));
    expect(modes(world)).toEqual(new Set(["Active"]));
    expect(JSON.stringify(statementsOf(china.staffApi, "staff-write"))).not.toContain("xray");
    expect(JSON.stringify(statementsOf(world.staffApi, "staff-write"))).toContain("xray");
  });

  it("event source mappings carry no tags, because Lambda there refuses them; elsewhere they do", () => {
    const tags = (stacks: typeof china) => mappings(stacks).map(({ Properties }) => Properties["Tags"]);
    expect(new Set(tags(china))).toEqual(new Set([undefined]));
    const tagged = [{ Key: "approvals-region", Value: "440307" }];
    expect(tags(world)).toEqual(tags(world).map(() => tagged));
    // The other resources are tagged there too.
    for (const [, { Properties }] of tables()) expect(Properties["Tags"]).toBeDefined();
  });

  it("event source mappings use no provisioned pollers and no metrics of their own", () => {
    for (const { Properties } of mappings(china)) {
      expect(Properties).not.toHaveProperty("ProvisionedPollerConfig");
      expect(Properties).not.toHaveProperty("MetricsConfig");
    }
  });

  it("failed batches of the stream go to a queue, because a bucket cannot take them", () => {
    const queues = new Set(resources(china.workflow, "AWS::SQS::Queue").map(([id]) => id));
    const destinations = resources(china.workflow, "AWS::Lambda::EventSourceMapping")
      .map(([, { Properties }]) => Properties)
      .filter((properties) => "StartingPosition" in properties)
      .map(
        (properties) =>
          (properties as { DestinationConfig: { OnFailure: { Destination: { "Fn::GetAtt": string[] } } } })
            .DestinationConfig.OnFailure.Destination["Fn::GetAtt"][0]!,
      );
    expect(destinations).toHaveLength(2);
    for (const destination of destinations) expect(queues).toContain(destination);
  });

  it("the resources of the workflow's tasks carry the partition", () => {
    const machine = only(china.workflow, "AWS::StepFunctions::StateMachine");
    const tasks = [...String(machine["DefinitionString"]).matchAll(/"Resource": "([^"]*)"/g)].map(
      ([, arn]) => arn,
    );
    expect(tasks.length).toBeGreaterThan(0);
    for (const arn of tasks)
      expect(arn).toMatch(/^arn:\$\{Partition\}:states:::lambda:invoke(\.waitForTaskToken)?$/);
    expect(machine["DefinitionSubstitutions"]).toMatchObject({ Partition: { Ref: "AWS::Partition" } });
  });

  it("the clock is kept by rules of EventBridge, because EventBridge Scheduler is not offered", () => {
    const all = templatesOf(china).flatMap(({ Resources }) => Object.values(Resources));
    expect(all.filter(({ Type }) => /^AWS::(Scheduler|Pipes)::/.test(Type))).toEqual([]);
    const byTheClock = all.filter(
      ({ Type, Properties }) => Type === "AWS::Events::Rule" && "ScheduleExpression" in Properties,
    );
    expect(byTheClock).toHaveLength(6);
  });

  it("the workflow calls no HTTPS address", () => {
    const machine = only(china.workflow, "AWS::StepFunctions::StateMachine");
    expect(String(machine["DefinitionString"])).not.toContain("http:invoke");
  });

  it("the APIs are regional, their authorizer checks tokens of any issuer, and no Cognito takes part", () => {
    const types = new Set(
      templatesOf(china).flatMap(({ Resources }) => Object.values(Resources).map(({ Type }) => Type)),
    );
    expect([...types].filter((type) => /ApiGateway::|Cognito|CloudFront/.test(type))).toEqual([]);
    for (const api of [china.publicApi, china.staffApi])
      expect(only(api, "AWS::ApiGatewayV2::Api")).toMatchObject({ ProtocolType: "HTTP" });
    expect(only(china.staffApi, "AWS::ApiGatewayV2::Authorizer")["AuthorizerType"]).toBe("JWT");
  });

  it("there is no custom domain and no function address, which would need a filing or do not exist", () => {
    const text = JSON.stringify(templatesOf(china));
    expect(text).not.toContain("AWS::ApiGatewayV2::DomainName");
    expect(text).not.toContain("AWS::Lambda::Url");
  });

  it("the code needs no key of the customer's", () => {
    for (const template of templatesOf(china))
      for (const [, { Properties }] of resources(template, "AWS::Lambda::Function"))
        expect(Properties["Code"]).not.toHaveProperty("SourceKMSKeyArn");
  });

  it("the record, and the trail of reads, are tables of one region", () => {
    expect(resources(china.data, "AWS::DynamoDB::GlobalTable")).toEqual([]);
    expect(tables()).toHaveLength(2);
    for (const [, { Properties }] of tables()) expect(Properties).not.toHaveProperty("Replicas");
  });

  it("services are principals under amazonaws.com, and no host name is spelled out", () => {
    const text = JSON.stringify(templatesOf(china));
    const hosts = new Set([...text.matchAll(/[a-z.-]+\.amazonaws\.com(\.cn)?/g)].map(([host]) => host));
    expect(hosts).toEqual(
      new Set([
        "lambda.amazonaws.com",
        "states.amazonaws.com",
        "apigateway.amazonaws.com",
        "events.amazonaws.com",
        "cloudwatch.amazonaws.com",
      ]),
    );
  });

  // Nobody there stops functions that call each other. `driveWorkflow` writes what follows in other records, and so
  // reads its own writes: that it comes to rest by itself is held in test/app/reactions.test.ts.
  it("only one of what reads the stream may write to records, and it can neither delete nor write in bulk", () => {
    // The other one notes how far it has come, among the platform's notes: the stream hands none of them over.
    const writing = statementsOf(china.workflow, "announce").filter((statement) =>
      /dynamodb:(Put|Update|Delete|Batch|Transact|PartiQL)/.test(JSON.stringify(statement)),
    );
    expect(writing).toMatchObject([
      { Condition: { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["platform"] } } },
    ]);
    expect(JSON.stringify(statementsOf(china.workflow, "driveWorkflow"))).not.toMatch(
      /dynamodb:(Delete|Batch|Transact|PartiQL)/,
    );
  });

  it("nothing else differs", () => {
    const rest = ({ Resources }: Template) =>
      Object.fromEntries(Object.entries(Resources).map(([id, { Type }]) => [id, Type]));
    expect(templatesOf(china).map(rest)).toEqual(templatesOf(world).map(rest));
  });
});

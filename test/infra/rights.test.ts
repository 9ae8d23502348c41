/** What each function may do, at a glance; and that it is told just what it is wired to. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { ROUTES, type Route } from "../../functions/routes.ts";
import { CONSUMERS, FUNCTION_NAMES, VARIABLES_OF_WIRE, variablesOf } from "../../infra/wiring.ts";
import { TASKS, type Task } from "../../workflows/tasks.ts";
import { actionsOf, functionOf, resources, statementsOf, synth, type Statement } from "./synth.ts";

/** What the operations stack deploys. */
const OPERATIONS: readonly string[] = ["morningRound", "reconciliation", "deliverWebhook"];

const { data, workflow, api, operations, web } = synth({ code: "440307", awsRegion: "us-east-1" });
const templateOf = (name: string) =>
  name === "noRoute" || (ROUTES as readonly Route[]).some((route) => route.name === name)
    ? api
    : OPERATIONS.includes(name)
      ? operations
      : name === "getPage"
        ? web
        : workflow;

const READ = ["dynamodb:GetItem", "dynamodb:Query"];
const WRITE = ["dynamodb:PutItem", "dynamodb:UpdateItem"];
const QUEUES = "dynamodb:BatchGetItem";
/** To list: where the key of the cursors is missing, it is made. */
const LIST = [QUEUES, "dynamodb:PutItem"];
const SECRET = "secretsmanager:GetSecretValue";
const STREAM = ["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"].map(
  (name) => `dynamodb:${name}`,
);
const PUBLISH = "events:PutEvents";
const ENGINE = ["states:StartExecution", "states:SendTaskSuccess", "states:DescribeExecution"];
const QUEUE = ["ReceiveMessage", "DeleteMessage", "GetQueueAttributes", "ChangeMessageVisibility"].map(
  (name) => `sqs:${name}`,
);
const GIVE_UP = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"];

/** The account's own things, as they are named in every partition. */
const joined = (service: string, rest: string) => [
  "arn:",
  { Ref: "AWS::Partition" },
  `:${service}:us-east-1:`,
  { Ref: "AWS::AccountId" },
  rest,
];
const machine = { "Fn::Join": ["", joined("states", ":stateMachine:approvals-440307")] };

/** Besides writing to its own log and sending traces, which all may. */
const RIGHTS: Record<string, readonly string[]> = {
  getHealth: [],
  getPage: [],
  getOpenApi: [],
  getCatalogue: [],
  submitApplication: [...READ, ...WRITE, SECRET],
  getApplication: [...READ, SECRET],
  handInMaterial: [...READ, ...WRITE, SECRET],
  getEvents: [...READ, SECRET],
  listReviews: [...READ, ...LIST],
  getReview: READ,
  getClock: READ,
  giveOpinion: [...READ, ...WRITE],
  requestSupplement: [...READ, ...WRITE],
  startSpecialProcedure: [...READ, ...WRITE],
  endSpecialProcedure: [...READ, ...WRITE],
  extendLimit: [...READ, ...WRITE],
  nameHandler: [...READ, ...WRITE],
  takePosition: [...READ, ...WRITE],
  revokeDeemedConsent: [...READ, ...WRITE],
  withdrawApplication: [...READ, ...WRITE, SECRET],
  changeProject: [...READ, ...WRITE, SECRET],
  listApplications: [...READ, ...LIST],
  getCase: READ,
  answerAtWindow: [...READ, ...WRITE],
  conveneJointReview: [...READ, ...WRITE],
  concludeJointReview: [...READ, ...WRITE],
  decideApplication: [...READ, ...WRITE],
  listNotices: [...READ, SECRET],
  getNotice: [...READ, SECRET],
  verifyNotice: [...READ, SECRET],
  listReviewNotices: [...READ, SECRET],
  getReviewNotice: [...READ, SECRET],
  fileComplaint: [...READ, ...WRITE, SECRET],
  listComplaints: [...READ, ...LIST],
  answerComplaint: [...READ, ...WRITE],
  superviseReviews: [...READ, ...LIST],
  superviseDepartments: [...READ, ...LIST],
  reconcileNow: [...READ, ...WRITE, ...LIST, ...ENGINE, PUBLISH],
  exportApplication: [...READ, SECRET],
  exportCase: READ,
  redeliverWebhook: [...READ, PUBLISH],
  getCalendar: [],
  getOwnClock: [...READ, SECRET],
  noRoute: [],
  open: [...READ, "dynamodb:UpdateItem"],
  awaitReview: [...READ, ...WRITE, "states:SendTaskSuccess"],
  tickReview: [...READ, ...WRITE],
  conclude: [...READ, ...WRITE, "states:SendTaskSuccess"],
  nextGeneration: ["states:StartExecution"],
  driveWorkflow: [
    ...STREAM,
    ...GIVE_UP,
    ...READ,
    ...WRITE,
    "states:StartExecution",
    "states:SendTaskSuccess",
    "states:SendTaskFailure",
  ],
  announce: [...STREAM, ...GIVE_UP, PUBLISH],
  morningRound: [...READ, ...WRITE, ...LIST, PUBLISH],
  reconciliation: [...READ, ...WRITE, ...LIST, ...ENGINE, PUBLISH],
  deliverWebhook: [...READ, ...WRITE, SECRET, ...QUEUE],
};

const own = (name: string): Statement[] =>
  statementsOf(templateOf(name), name).filter(
    (statement) => !actionsOf(statement).every((action) => /^(xray|logs):/.test(action)),
  );

const environmentOf = (name: string): Record<string, unknown> =>
  (functionOf(templateOf(name), name)[1]["Environment"] as { Variables: Record<string, unknown> }).Variables;

describe("a function", () => {
  it.each(Object.entries(RIGHTS))("%s may do what it needs and nothing else", (name, actions) => {
    expect(new Set(own(name).flatMap(actionsOf))).toEqual(new Set(actions));
  });

  it.each(FUNCTION_NAMES)("%s may write to its own log only", (name) => {
    const template = templateOf(name);
    const { LogGroup } = functionOf(template, name)[1]["LoggingConfig"] as { LogGroup: { Ref: string } };
    const logs = statementsOf(template, name).filter((statement) =>
      actionsOf(statement).some((action) => action.startsWith("logs:")),
    );
    expect(logs).toEqual([
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: { "Fn::GetAtt": [LogGroup.Ref, "Arn"] },
      },
    ]);
  });

  it.each(FUNCTION_NAMES)("%s is told what it is wired to and nothing else", (name) => {
    const { Environment } = functionOf(templateOf(name), name)[1] as { Environment?: { Variables: object } };
    expect(Object.keys(Environment?.Variables ?? {}).toSorted()).toEqual(variablesOf(name).toSorted());
  });
});

describe("the rights", () => {
  it("reach no resource that is not named, but for traces and log delivery, which know no resources", () => {
    const loose = [data, workflow, api, operations, web]
      .flatMap((template) => resources(template, "AWS::IAM::Policy"))
      .flatMap(([, { Properties }]) => (Properties["PolicyDocument"] as { Statement: Statement[] }).Statement)
      .filter(({ Resource }) => JSON.stringify(Resource).includes("*"));
    const executions = {
      "Fn::Join": ["", joined("states", ":execution:approvals-440307:*")],
    };
    const byName = loose.filter((statement) => actionsOf(statement).includes("states:DescribeExecution"));
    // Executions are named after applications; who looks at them may look at those of this region's machine.
    expect(byName).toHaveLength(2);
    for (const statement of byName)
      expect(statement).toEqual({
        Effect: "Allow",
        Action: "states:DescribeExecution",
        Resource: executions,
      });
    const others = loose.filter((statement) => !byName.includes(statement));
    for (const { Resource } of others) expect(Resource).toBe("*");
    expect(new Set(others.flatMap(actionsOf))).toEqual(
      new Set([
        ...["PutTelemetryRecords", "PutTraceSegments", "GetSamplingRules", "GetSamplingTargets"].map(
          (name) => `xray:${name}`,
        ),
        ...["Create", "Get", "Update", "Delete"].map((verb) => `logs:${verb}LogDelivery`),
        ...["ListLogDeliveries", "PutResourcePolicy", "DescribeResourcePolicies", "DescribeLogGroups"].map(
          (name) => `logs:${name}`,
        ),
      ]),
    );
  });

  it("name every action in full", () => {
    for (const name of FUNCTION_NAMES)
      for (const action of statementsOf(templateOf(name), name).flatMap(actionsOf))
        expect(action).not.toContain("*");
  });

  it("reach the index only where queues are listed", () => {
    const readers = FUNCTION_NAMES.filter((name) => JSON.stringify(own(name)).includes("/index/queues"));
    expect(readers.toSorted()).toEqual(
      Object.keys(RIGHTS)
        .filter((name) => RIGHTS[name]!.includes(QUEUES))
        .toSorted(),
    );
    expect(readers).not.toContain("driveWorkflow");
  });

  it("let who lists write the key of the cursors, and nothing else", () => {
    for (const name of ["listReviews", "listApplications", "listComplaints", "superviseReviews"]) {
      const writes = own(name).filter((statement) => actionsOf(statement).includes("dynamodb:PutItem"));
      expect([name, writes.map(({ Condition }) => Condition)]).toEqual([
        name,
        [{ "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": ["cursors"] } }],
      ]);
    }
  });

  it("let the hourly and the asked-for reconciliation start, wake and look at the same machine", () => {
    for (const name of ["reconciliation", "reconcileNow"]) {
      expect(own(name)).toContainEqual({
        Effect: "Allow",
        Action: ["states:SendTaskSuccess", "states:StartExecution"],
        Resource: machine,
      });
      expect(environmentOf(name)["STATE_MACHINE_ARN"]).toEqual(machine);
    }
  });

  it("let those publish that have something to tell, on the bus of their region and no other", () => {
    const bus = { "Fn::Join": ["", joined("events", ":event-bus/approvals-440307")] };
    const publishers = FUNCTION_NAMES.filter((name) => own(name).flatMap(actionsOf).includes(PUBLISH));
    for (const name of publishers) {
      const [statement] = own(name).filter((each) => actionsOf(each).includes(PUBLISH));
      const { Resource } = statement!;
      if (templateOf(name) === api) {
        expect(Resource).toEqual(bus);
        expect(environmentOf(name)["BUS_NAME"]).toBe("approvals-440307");
      } else
        expect(JSON.stringify(Resource)).toMatch(/"Bus[0-9A-F]{8}","Arn"|ExportsOutputFnGetAttBus\w+Arn/);
    }
    expect(publishers.toSorted()).toEqual(
      ["announce", "morningRound", "reconcileNow", "reconciliation", "redeliverWebhook"].toSorted(),
    );
  });

  it("let a task start and answer the machine it runs in, by name", () => {
    for (const [name, action] of [
      ["nextGeneration", "states:StartExecution"],
      ["awaitReview", "states:SendTaskSuccess"],
      ["conclude", "states:SendTaskSuccess"],
    ] as const)
      expect(own(name)).toContainEqual({ Effect: "Allow", Action: action, Resource: machine });
    expect(functionOf(workflow, "nextGeneration")[1]["Environment"]).toEqual({
      Variables: { STATE_MACHINE_ARN: machine },
    });
  });

  it("let the machine call its tasks and no other function", () => {
    const calls = resources(workflow, "AWS::IAM::Policy")
      .flatMap(([, { Properties }]) => (Properties["PolicyDocument"] as { Statement: Statement[] }).Statement)
      .filter((statement) => actionsOf(statement).includes("lambda:InvokeFunction"));
    const tasks = TASKS.map(({ name }) => ({ "Fn::GetAtt": [functionOf(workflow, name)[0], "Arn"] }));
    expect(calls).toHaveLength(1);
    expect(new Set(calls[0]!.Resource as unknown[])).toEqual(new Set(tasks));
  });
});

describe("the wiring", () => {
  it("is that of the composition root", () => {
    const read = ["wire", "wireCodes", "wireEngine", "wireWebhooks"]
      .map((file) => readFileSync(new URL(`../../functions/${file}.ts`, import.meta.url), "utf8"))
      .flatMap((source) => source.split(/^export (?:function|const) /m).slice(1))
      .map((body) => {
        const names = [...body.matchAll(/environment\(\[([^\]]*)\]\)/g)].flatMap(
          ([, list]) => list!.match(/\w+/g) ?? [],
        );
        return [/^\w+/.exec(body)![0], names];
      });
    expect(VARIABLES_OF_WIRE).toEqual(Object.fromEntries(read));
  });

  it("agrees with what routes and tasks say they need", () => {
    const needs = new Map(
      [...(ROUTES as readonly Route[]), ...(TASKS as readonly Task[])].map((each) => [
        each.name,
        new Set<string>(each.needs),
      ]),
    );
    for (const [name, need] of needs) {
      const variables = new Set(variablesOf(name));
      expect([name, variables.has("TABLE")]).toEqual([name, need.has("read") || need.has("write")]);
      expect([name, variables.has("SECRET_ID")]).toEqual([name, need.has("secret")]);
      expect([name, variables.has("STATE_MACHINE_ARN")]).toEqual([
        name,
        need.has("start") || need.has("engine"),
      ]);
      expect([name, variables.has("BUS_NAME")]).toEqual([name, need.has("publish")]);
      expect([name, variables.has("WEBHOOK_SECRET_ID")]).toEqual([name, false]);
    }
  });

  it("leaves no function out and deploys none twice", () => {
    const deployed = [...ROUTES, ...TASKS]
      .map(({ name }) => name as string)
      .concat(CONSUMERS, "noRoute", "getPage", OPERATIONS);
    expect(deployed.toSorted()).toEqual(FUNCTION_NAMES.toSorted());
    expect(Object.keys(RIGHTS).toSorted()).toEqual(FUNCTION_NAMES.toSorted());
  });
});

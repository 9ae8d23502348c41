/** What each function may do, by what its routes and tasks say. */
import { describe, expect, it } from "@jest/globals";
import type { Right } from "../../functions/contracts/base/contract.ts";
import { TASKS } from "../../workflows/tasks.ts";
import { arnIn, deployedIn, machineIn, ownOf, servingOf, type Deployed } from "./deployed.ts";
import {
  actionsOf,
  environmentOf,
  functionOf,
  resources,
  statementsOf,
  synth,
  templatesOf,
  type Statement,
} from "./synth.ts";

const READ = ["dynamodb:GetItem", "dynamodb:Query"];
const WRITE = ["dynamodb:PutItem", "dynamodb:UpdateItem"];
const QUEUES = "dynamodb:BatchGetItem";
/** To list: where the key of the cursors is missing, it is made. */
const LIST = [QUEUES, "dynamodb:PutItem"];
const SECRET = "secretsmanager:GetSecretValue";
const PUBLIC_KEY = "kms:GetPublicKey";
const SIGN = "kms:Sign";
const STREAM = ["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"].map(
  (name) => `dynamodb:${name}`,
);
const PUBLISH = "events:PutEvents";
/** Whoever starts executions forgets who waited in earlier ones. */
const FORGET = "dynamodb:DeleteItem";
const ENGINE = ["states:StartExecution", "states:SendTaskSuccess", "states:DescribeExecution", FORGET];
const QUEUE = ["ReceiveMessage", "DeleteMessage", "GetQueueAttributes", "ChangeMessageVisibility"].map(
  (name) => `sqs:${name}`,
);
/** The platform's notes about itself. */
const NOTES = ["dynamodb:GetItem", "dynamodb:PutItem"];
const GIVE_UP = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"];

/** What a right of a contract comes to in the cloud. */
const ACTIONS: Readonly<Record<Right, readonly string[]>> = {
  read: READ,
  write: WRITE,
  lists: ["dynamodb:Query", ...LIST],
  secret: [SECRET],
  keys: [PUBLIC_KEY],
  sign: [PUBLIC_KEY, SIGN],
  engine: ENGINE,
  publish: [PUBLISH],
  document: [],
  audit: ["dynamodb:PutItem"],
  trail: READ,
};

/** What the functions that serve no route may do, besides writing to their own log and sending traces. */
const RIGHTS: Readonly<Record<string, readonly string[]>> = {
  pages: [],
  awaitReview: [...READ, ...WRITE, "states:SendTaskSuccess", "states:SendTaskFailure"],
  conclude: [...READ, ...WRITE, FORGET, "states:SendTaskSuccess", "states:StartExecution"],
  driveWorkflow: [
    ...STREAM,
    ...GIVE_UP,
    ...READ,
    ...WRITE,
    "states:StartExecution",
    "states:SendTaskSuccess",
    "states:SendTaskFailure",
    PUBLIC_KEY,
    SIGN,
  ],
  announce: [...STREAM, ...GIVE_UP, ...NOTES, PUBLISH],
  lostEvents: [...NOTES, ...QUEUE.slice(0, 3)],
  morningRound: [...READ, ...WRITE, ...LIST, PUBLISH],
  reconciliation: [...READ, ...WRITE, ...LIST, ...ENGINE, PUBLISH, PUBLIC_KEY, SIGN],
  anchoring: [...READ, ...LIST, PUBLIC_KEY, SIGN, "s3:PutObject", "s3:GetObject"],
  deliverWebhook: [...READ, ...WRITE, SECRET, ...QUEUE],
};

/** Whether it is the trail of reads, and not the record. */
const isTrail = (resource: unknown): boolean =>
  JSON.stringify(resource).includes("ExportsOutputFnGetAttAudit");

describe.each(["us-east-1", "cn-north-1"])("in %s", (awsRegion) => {
  const stacks = synth({ code: "440307", awsRegion });
  const { workflow } = stacks;
  const templates = templatesOf(stacks);
  const deployed = deployedIn(stacks);
  const serving = servingOf(deployed);
  const named = (wanted: string): Deployed => deployed.find(({ name }) => name === wanted)!;
  const machine = machineIn(awsRegion);

  const may = (fn: Deployed): string[] => ownOf(fn).flatMap(actionsOf);
  /** Beside the key of the cursors, which whoever lists may make. */
  const mayWrite = (fn: Deployed): boolean =>
    ownOf(fn)
      .filter(({ Condition, Resource }) => Condition === undefined && !isTrail(Resource))
      .flatMap(actionsOf)
      .some((action) => /^dynamodb:(Put|Update|Delete|BatchWrite|Transact|PartiQL)/.test(action));

  describe("a function", () => {
    it.each(serving)("$name may do what its routes need and nothing else", (fn) => {
      expect(new Set(may(fn))).toEqual(new Set([...fn.rights].flatMap((right) => ACTIONS[right])));
    });

    it.each(Object.entries(RIGHTS))("%s may do what it needs and nothing else", (name, actions) => {
      for (const fn of deployed.filter((each) => each.name === name))
        expect(new Set(may(fn))).toEqual(new Set(actions));
    });

    it.each(deployed)("$name may write to its own log only", ({ name, template }) => {
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

    it.each(deployed)("$name has a role of its own, with one policy and no other", ({ name, template }) => {
      const [role] = (functionOf(template, name)[1]["Role"] as { "Fn::GetAtt": [string, string] })[
        "Fn::GetAtt"
      ];
      const users = resources(template, "AWS::Lambda::Function").filter(([, { Properties }]) =>
        JSON.stringify(Properties["Role"]).includes(`"${role}"`),
      );
      expect(users).toHaveLength(1);
      const policies = resources(template, "AWS::IAM::Policy").filter(([, { Properties }]) =>
        JSON.stringify(Properties["Roles"]).includes(`"${role}"`),
      );
      expect(policies).toHaveLength(1);
      expect(Object.keys(template.Resources[role]!.Properties).toSorted()).toEqual([
        "AssumeRolePolicyDocument",
        "Tags",
      ]);
    });
  });

  describe("the rights", () => {
    it("to write the record lie with functions whose routes write, on this region's table alone", () => {
      for (const fn of serving) expect([fn.name, mayWrite(fn)]).toEqual([fn.name, fn.rights.has("write")]);
      expect(serving.some(mayWrite)).toBe(true);
      for (const statement of serving.flatMap(ownOf))
        if (actionsOf(statement).some((action) => action.startsWith("dynamodb:")))
          expect(JSON.stringify(statement.Resource)).toContain(
            `{"Fn::ImportValue":"Approvals-440307-Data:ExportsOutputFnGetAtt${isTrail(statement.Resource) ? "Audit" : "Cases"}`,
          );
    });

    it("to read a secret lie with who needs it, each for its own", () => {
      const readers = deployed.filter((fn) => may(fn).includes(SECRET));
      expect(new Set(readers.map(({ name }) => name))).toEqual(
        new Set([
          ...serving.filter(({ rights }) => rights.has("secret")).map(({ name }) => name),
          "deliverWebhook",
        ]),
      );
      for (const fn of readers) {
        const [statement] = ownOf(fn).filter((each) => actionsOf(each).includes(SECRET));
        const secret = fn.name === "deliverWebhook" ? "WebhookSecrets" : "QueryCodes";
        expect(JSON.stringify(statement!.Resource)).toMatch(
          new RegExp(`^{"Fn::ImportValue":"Approvals-440307-Data:ExportsOutputRef${secret}\\w+"}$`),
        );
      }
    });

    it("to sign lie with who signs, for the newest key alone; the others are published", () => {
      const made = synth({ code: "440307", awsRegion, context: { signingKeys: "3" } });
      expect(resources(made.data, "AWS::KMS::Key")).toHaveLength(3);
      const rotated = deployedIn(made);
      const keysOf = (fn: Deployed, action: string): string[] =>
        ownOf(fn)
          .filter((each) => actionsOf(each).includes(action))
          .flatMap(({ Resource }) => JSON.stringify(Resource).match(/Signing\d(?=[0-9A-F]{8})/g) ?? []);
      for (const fn of servingOf(rotated)) {
        expect([fn.name, keysOf(fn, SIGN)]).toEqual([fn.name, fn.rights.has("sign") ? ["Signing3"] : []]);
        if (!fn.rights.has("keys")) continue;
        expect(keysOf(fn, PUBLIC_KEY).toSorted()).toEqual(["Signing1", "Signing2", "Signing3"]);
        const told = JSON.stringify(environmentOf(fn.template, fn.name)["SIGNING_KEYS"]);
        expect(told.match(/Signing\d(?=[0-9A-F]{8})/g)).toEqual(["Signing3", "Signing2", "Signing1"]);
      }
    });

    it("reach no resource that is not named, but for traces and log delivery, which know no resources", () => {
      const loose = templates
        .flatMap((template) => resources(template, "AWS::IAM::Policy"))
        .flatMap(
          ([, { Properties }]) => (Properties["PolicyDocument"] as { Statement: Statement[] }).Statement,
        )
        .filter(({ Resource }) => JSON.stringify(Resource).includes("*"));
      const byName = loose.filter((statement) => actionsOf(statement).includes("states:DescribeExecution"));
      // Executions are named after applications; who looks at them may look at those of this region's machine.
      expect(byName).toHaveLength(2);
      for (const statement of byName)
        expect(statement).toEqual({
          Effect: "Allow",
          Action: "states:DescribeExecution",
          Resource: arnIn(awsRegion, "states", ":execution:approvals-440307:*"),
        });
      // Anchors are named after days and hashes.
      const anchoring = loose.filter((statement) => actionsOf(statement).includes("s3:PutObject"));
      const bucket = `:s3:::approvals-440307-anchors-${awsRegion}-`;
      expect(anchoring.map(({ Resource }) => Resource)).toEqual([
        { "Fn::Join": ["", ["arn:", { Ref: "AWS::Partition" }, bucket, { Ref: "AWS::AccountId" }, "/*"]] },
      ]);
      const others = loose.filter((statement) => ![...byName, ...anchoring].includes(statement));
      for (const { Resource } of others) expect(Resource).toBe("*");
      // Lambda in aws-cn is not integrated with X-Ray, the workflow's engine is.
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
      for (const { name, template } of deployed)
        for (const action of statementsOf(template, name).flatMap(actionsOf))
          expect(action).not.toContain("*");
    });

    it("reach the index only where queues are listed", () => {
      const readers = deployed.filter((fn) => JSON.stringify(ownOf(fn)).includes("/index/queues"));
      const listing = deployed.filter(({ name, rights }) =>
        rights ? rights.has("lists") : RIGHTS[name]!.includes(QUEUES),
      );
      expect(readers).toEqual(listing);
      expect(readers.map(({ name }) => name)).not.toContain("driveWorkflow");
      for (const fn of listing.filter(({ rights }) => rights !== null))
        expect(may(fn).filter((action) => action === QUEUES)).toHaveLength(1);
    });

    it("let who only lists write the key of the cursors, and nothing else", () => {
      const listing = serving.filter(({ rights }) => rights.has("lists") && !rights.has("write"));
      expect(listing.length).toBeGreaterThan(0);
      for (const fn of listing) {
        const writes = ownOf(fn).filter((statement) => actionsOf(statement).includes("dynamodb:PutItem"));
        expect([fn.name, writes.map(({ Condition }) => Condition)]).toEqual([
          fn.name,
          [{ "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": ["cursors"] } }],
        ]);
      }
    });

    it("let who notes how far the bus has come, and what it lost, read and write those notes and nothing of a case", () => {
      for (const name of ["announce", "lostEvents"]) {
        const onTable = ownOf(named(name)).filter((each) => actionsOf(each).includes("dynamodb:GetItem"));
        expect(onTable).toMatchObject([
          {
            Action: NOTES,
            Condition: { "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": ["platform"] } },
          },
        ]);
        const unconditional = ownOf(named(name)).filter(({ Condition }) => Condition === undefined);
        const allowed = unconditional.flatMap(actionsOf);
        expect(
          allowed.filter((action) => action.startsWith("dynamodb:") && !STREAM.includes(action)),
        ).toEqual([]);
      }
    });

    it("let the two consumers put records into the one queue of what was set aside, and nobody else", () => {
      const aside = resources(workflow, "AWS::SQS::Queue").find(([id]) => id.startsWith("SetAside"))![0];
      const Resource = { "Fn::GetAtt": [aside, "Arn"] };
      const wanted = { Effect: "Allow", Action: "sqs:SendMessage", Resource };
      for (const name of ["driveWorkflow", "announce"]) expect(ownOf(named(name))).toContainEqual(wanted);
      const senders = deployed.filter((fn) =>
        ownOf(fn).some((each) => JSON.stringify(each.Resource) === JSON.stringify(Resource)),
      );
      expect(senders.map(({ name }) => name).toSorted()).toEqual(["announce", "driveWorkflow"]);
    });

    it("let the hourly and the asked-for reconciliation start, wake and look at the same machine", () => {
      const steering = [named("reconciliation"), ...serving.filter(({ rights }) => rights.has("engine"))];
      expect(steering).toHaveLength(2);
      for (const fn of steering) {
        expect(ownOf(fn)).toContainEqual({
          Effect: "Allow",
          Action: ["states:SendTaskSuccess", "states:StartExecution"],
          Resource: machine,
        });
        expect(environmentOf(fn.template, fn.name)["STATE_MACHINE_ARN"]).toEqual(machine);
      }
    });

    it("let those publish that have something to tell, on the bus of their region and no other", () => {
      const publishers = deployed.filter((fn) => may(fn).includes(PUBLISH));
      for (const fn of publishers) {
        const { Resource } = ownOf(fn).find((each) => actionsOf(each).includes(PUBLISH))!;
        if (fn.rights) expect(Resource).toEqual(arnIn(awsRegion, "events", ":event-bus/approvals-440307"));
        else
          expect(JSON.stringify(Resource)).toMatch(/"Bus[0-9A-F]{8}","Arn"|ExportsOutputFnGetAttBus\w+Arn/);
      }
      expect(publishers).toEqual(
        deployed.filter(({ name, rights }) =>
          rights ? rights.has("publish") : RIGHTS[name]!.includes(PUBLISH),
        ),
      );
    });

    it("let a task start and answer the machine it runs in, by name", () => {
      for (const [name, ...actions] of [
        ["awaitReview", "states:SendTaskFailure", "states:SendTaskSuccess"],
        ["conclude", "states:SendTaskSuccess", "states:StartExecution"],
      ] as const)
        expect(ownOf(named(name))).toContainEqual({ Effect: "Allow", Action: actions, Resource: machine });
      expect(environmentOf(workflow, "conclude")["STATE_MACHINE_ARN"]).toEqual(machine);
    });

    it("let the machine call its tasks and no other function", () => {
      const calls = resources(workflow, "AWS::IAM::Policy")
        .flatMap(
          ([, { Properties }]) => (Properties["PolicyDocument"] as { Statement: Statement[] }).Statement,
        )
        .filter((statement) => actionsOf(statement).includes("lambda:InvokeFunction"));
      const tasks = TASKS.map(({ name }) => ({ "Fn::GetAtt": [functionOf(workflow, name)[0], "Arn"] }));
      expect(calls).toHaveLength(1);
      expect(new Set(calls[0]!.Resource as unknown[])).toEqual(new Set(tasks));
    });
  });
});

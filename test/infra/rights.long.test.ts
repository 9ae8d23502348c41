/** What each function may do, by what its routes and tasks say. */
import { describe, expect, it } from "@jest/globals";
import { AUDIT_PARTITIONS } from "../../functions/adapters/auditUse.ts";
import { PARTITIONS } from "../../functions/adapters/tableUse.ts";
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

const SECRET = "secretsmanager:GetSecretValue";
const PUBLIC_KEY = "kms:GetPublicKey";
const SIGN = "kms:Sign";
const MAKE_KEY = "kms:GenerateDataKey";
const OPEN_KEY = "kms:Decrypt";
const STREAM = ["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"].map(
  (name) => `dynamodb:${name}`,
);
const PUBLISH = "events:PutEvents";
const QUEUE = ["ReceiveMessage", "DeleteMessage", "GetQueueAttributes", "ChangeMessageVisibility"].map(
  (name) => `sqs:${name}`,
);
const GIVE_UP = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"];

/** Contents of files, wherever they are signed for, read or collected. */
const FILES = ["s3:ListBucket", "s3:GetObject", "s3:GetObjectVersion"];

/** What a right of a contract comes to in the cloud, beside the tables and the engine, which are read off the handlers. */
const ACTIONS: Readonly<Partial<Record<Right, readonly string[]>>> = {
  secret: [SECRET],
  payments: [SECRET],
  keys: [PUBLIC_KEY],
  sign: [PUBLIC_KEY, SIGN],
  seal: [MAKE_KEY],
  unseal: [OPEN_KEY],
  publish: [PUBLISH],
  files: [...FILES, "s3:PutObject", "s3:ListMultipartUploadParts"],
  exports: ["s3:ListBucket", "s3:GetObject"],
};

/** The same of the functions that serve no route, besides writing to their own log and sending traces. */
const RIGHTS: Readonly<Record<string, readonly string[]>> = {
  pages: [],
  awaitReview: [],
  conclude: [],
  driveWorkflow: [...STREAM, ...GIVE_UP, PUBLIC_KEY, SIGN],
  announce: [...STREAM, ...GIVE_UP, PUBLISH],
  lostEvents: QUEUE.slice(0, 3),
  morningRound: [PUBLISH],
  reconciliation: [PUBLISH, PUBLIC_KEY, SIGN],
  anchoring: [PUBLIC_KEY, SIGN, "s3:PutObject", "s3:GetObject"],
  collectFiles: [...FILES, "s3:DeleteObject", "s3:AbortMultipartUpload"],
  checkFiles: FILES,
  exportNational: ["s3:ListBucket", "s3:GetObject", "s3:PutObject"],
  copyLinks: [...FILES, "s3:PutObject"],
  deliverWebhook: [SECRET, ...QUEUE],
  placeOrders: [SECRET, ...QUEUE],
  tellApplicants: [SECRET, OPEN_KEY, ...QUEUE],
};

/** What functions do with the engine: one starts and wakes, another only wakes. */
const STEERING: Readonly<Record<string, readonly string[]>> = {
  awaitReview: ["SendTaskFailure", "SendTaskSuccess"],
  conclude: ["SendTaskSuccess", "StartExecution"],
  driveWorkflow: ["SendTaskFailure", "SendTaskSuccess", "StartExecution"],
  reconciliation: ["SendTaskSuccess", "StartExecution"],
};

const isOfTables = (action: string): boolean =>
  /^dynamodb:(Get|Put|Update|Delete|BatchGet)Item$|^dynamodb:Query$/.test(action);

/** Whether it is the trail of reads, and not the record. */
const isTrail = (resource: unknown): boolean =>
  JSON.stringify(resource).includes("ExportsOutputFnGetAttAudit");

describe.each(["us-east-1", "cn-north-1"])("in %s", (awsRegion) => {
  const stacks = synth({ code: "440307", awsRegion, copies: true });
  const { workflow } = stacks;
  const templates = templatesOf(stacks);
  const deployed = deployedIn(stacks);
  const serving = servingOf(deployed);
  const named = (wanted: string): Deployed => deployed.find(({ name }) => name === wanted)!;
  const machine = machineIn(awsRegion);

  const may = (fn: Deployed): string[] => ownOf(fn).flatMap(actionsOf);
  const keysOf = ({ Condition }: Statement): string[] =>
    [
      (Condition as Record<string, Record<string, string | string[]>> | undefined)?.[
        "ForAllValues:StringLike"
      ]?.["dynamodb:LeadingKeys"] ?? [],
    ].flat();
  /** Partitions that are no record's: the key of cursors, which whoever lists may make, what wrong codes are counted in, and the register of files. */
  const BESIDE: readonly string[] = [PARTITIONS.cursors, PARTITIONS.limits, PARTITIONS.files];
  const mayWrite = (fn: Deployed): boolean =>
    ownOf(fn)
      .filter((statement) => !isTrail(statement.Resource) && !isBeside(statement))
      .flatMap(actionsOf)
      .some((action) => /^dynamodb:(Put|Update|Delete|BatchWrite|Transact|PartiQL)/.test(action));
  const isBeside = (statement: Statement): boolean =>
    keysOf(statement).length > 0 && keysOf(statement).every((key) => BESIDE.includes(key));
  const onTables = (fn: Deployed): string[] => may(fn).filter(isOfTables);

  describe("a function", () => {
    it.each(serving)("$name may do what its routes need and nothing else", (fn) => {
      const others = may(fn).filter((action) => !isOfTables(action) && !action.startsWith("states:"));
      expect(new Set(others)).toEqual(new Set([...fn.rights].flatMap((right) => ACTIONS[right] ?? [])));
      const needsTable = [...fn.rights].some((right) =>
        ["read", "write", "lists", "audit", "trail"].includes(right),
      );
      expect(onTables(fn).length > 0).toBe(needsTable);
    });

    it.each(Object.entries(RIGHTS))("%s may do what it needs and nothing else", (name, actions) => {
      for (const fn of deployed.filter((each) => each.name === name)) {
        const others = may(fn).filter((action) => !isOfTables(action) && !action.startsWith("states:"));
        expect(new Set(others)).toEqual(new Set(actions));
      }
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
          ...serving
            .filter(({ rights }) => rights.has("secret") || rights.has("payments"))
            .map(({ name }) => name),
          "deliverWebhook",
          "placeOrders",
          "tellApplicants",
        ]),
      );
      for (const fn of readers) {
        const [statement] = ownOf(fn).filter((each) => actionsOf(each).includes(SECRET));
        if (fn.name === "tellApplicants") {
          const [own] = resources(stacks.operations, "AWS::SecretsManager::Secret").map(([id]) => id);
          expect(statement!.Resource).toEqual({ Ref: own });
          continue;
        }
        const rights = serving.find(({ name }) => name === fn.name)?.rights;
        const secrets = [
          ...(fn.name === "deliverWebhook" ? ["WebhookSecrets"] : []),
          ...(rights?.has("payments") || fn.name === "placeOrders" ? ["PaymentSecrets"] : []),
          ...(rights?.has("secret") ? ["QueryCodes"] : []),
        ];
        const named = [statement!.Resource].flat().map((one) => JSON.stringify(one));
        expect(named).toEqual(
          secrets.map((secret): unknown =>
            expect.stringMatching(
              new RegExp(`^{"Fn::ImportValue":"Approvals-440307-Data:ExportsOutputRef${secret}\\w+"}$`),
            ),
          ),
        );
      }
    });

    it("to sign lie with who signs, for the newest key alone; the others are published", () => {
      const made = synth({ code: "440307", awsRegion, context: { signingKeys: "3" } });
      expect(
        resources(made.data, "AWS::KMS::Key").filter(
          ([, key]) => key.Properties["KeyUsage"] === "SIGN_VERIFY",
        ),
      ).toHaveLength(3);
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

    it("to seal and to open what is personal lie with who does, by the one key that wraps, for that purpose alone", () => {
      for (const [action, right] of [
        [MAKE_KEY, "seal"],
        [OPEN_KEY, "unseal"],
      ] as const) {
        const having = deployed.filter((fn) => may(fn).includes(action));
        // Whoever tells applicants reads their address when it does.
        const telling = right === "unseal" ? ["tellApplicants"] : [];
        expect(having.map(({ name }) => name)).toEqual([
          ...serving.filter(({ rights }) => rights.has(right)).map(({ name }) => name),
          ...telling,
        ]);
        for (const fn of having) {
          const [statement] = ownOf(fn).filter((each) => actionsOf(each).includes(action));
          expect(JSON.stringify(statement!.Resource)).toMatch(
            /Approvals-440307-Data:ExportsOutputFnGetAttContacts/,
          );
          expect(statement!.Condition).toEqual({
            StringEquals: { "kms:EncryptionContext:purpose": "contact" },
          });
        }
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
      const inBuckets = loose.filter((statement) =>
        actionsOf(statement).some((action) => action.startsWith("s3:")),
      );
      const named = (statement: Statement, of: string) =>
        JSON.stringify(statement.Resource).includes(`:s3:::approvals-440307-${of}-${awsRegion}-`);
      const anchoring = inBuckets.filter((statement) => named(statement, "anchors"));
      // Files are named by chance, and exports by days; each lie under one prefix.
      const files = inBuckets.filter((statement) => named(statement, "files"));
      for (const { Resource } of files)
        expect(JSON.stringify(Resource)).toMatch(/"\/(?:files|national)\/\*"/);
      const bucket = `:s3:::approvals-440307-anchors-${awsRegion}-`;
      expect(anchoring.map(({ Resource }) => Resource)).toEqual([
        { "Fn::Join": ["", ["arn:", { Ref: "AWS::Partition" }, bucket, { Ref: "AWS::AccountId" }, "/*"]] },
      ]);
      const others = loose.filter((statement) => ![...byName, ...anchoring, ...files].includes(statement));
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
        rights
          ? rights.has("lists")
          : [
              "morningRound",
              "reconciliation",
              "anchoring",
              "exportNational",
              "collectFiles",
              "checkFiles",
              "copyLinks",
            ].includes(name),
      );
      expect(readers).toEqual(listing);
    });

    it("reach no item of a table but under the partitions that are used, and never without one", () => {
      for (const fn of deployed)
        for (const statement of ownOf(fn)) {
          const isOfIndex = [statement.Resource]
            .flat()
            .every((one) => JSON.stringify(one).includes("/index/"));
          if (isOfIndex || !actionsOf(statement).some(isOfTables)) continue;
          expect([fn.name, actionsOf(statement).every(isOfTables)]).toEqual([fn.name, true]);
          expect(keysOf(statement).length).toBeGreaterThan(0);
          const known: readonly string[] = Object.values({ ...PARTITIONS, ...AUDIT_PARTITIONS });
          expect(keysOf(statement).filter((key) => !known.includes(key))).toEqual([]);
          // `ForAllValues` alone holds of a request without a key.
          expect(statement.Condition).toMatchObject({ Null: { "dynamodb:LeadingKeys": "false" } });
        }
    });

    it("let who only lists write the key of the cursors, and nothing else", () => {
      const listing = serving.filter(({ rights }) => rights.has("lists") && !rights.has("write"));
      expect(listing.length).toBeGreaterThan(0);
      for (const fn of listing) {
        const writes = ownOf(fn).filter(
          (statement) => !isTrail(statement.Resource) && actionsOf(statement).includes("dynamodb:PutItem"),
        );
        expect([fn.name, writes.map(keysOf)]).toEqual([fn.name, [["cursors"]]]);
      }
    });

    it("let who notes how far the bus has come, and what it lost, read and write those notes and nothing of a case", () => {
      for (const name of ["announce", "lostEvents"]) {
        const onTable = ownOf(named(name)).filter((each) => actionsOf(each).some(isOfTables));
        expect(onTable).toMatchObject([{ Action: ["dynamodb:GetItem", "dynamodb:PutItem"] }]);
        expect(keysOf(onTable[0]!)).toEqual(["platform"]);
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

    it("let those alone steer the engine who do, each by what it calls, on the machine of their region", () => {
      const steering = deployed.filter((fn) => may(fn).some((action) => action.startsWith("states:")));
      expect(new Set(steering.map(({ name }) => name))).toEqual(
        new Set([
          ...Object.keys(STEERING),
          ...serving.filter(({ rights }) => rights.has("engine")).map(({ name }) => name),
        ]),
      );
      for (const fn of steering) {
        const Action = (STEERING[fn.name] ?? STEERING["reconciliation"]!).map((action) => `states:${action}`);
        expect(ownOf(fn)).toContainEqual({ Effect: "Allow", Action, Resource: machine });
        const told = environmentOf(fn.template, fn.name)["STATE_MACHINE_ARN"];
        if (told !== undefined && fn.name !== "driveWorkflow") expect(told).toEqual(machine);
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

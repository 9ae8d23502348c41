/** What each function is told, where each is deployed, and that the wiring is the code's own. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Right } from "../../functions/contracts/base/contract.ts";
import { ROUTES } from "../../functions/contracts/routes.ts";
import type { Common, DepsOf } from "../../functions/http/base/handle.ts";
import { ROUTE_FUNCTIONS, wiresOf } from "../../infra/routeFunctions.ts";
import { usesOf } from "../../infra/uses.ts";
import { CONSUMERS, FUNCTION_NAMES, VARIABLES_OF_WIRE, variablesOf } from "../../infra/wiring.ts";
import { TASKS } from "../../workflows/tasks.ts";
import { deployedIn, machineIn, servingOf } from "./deployed.ts";
import { environmentOf, functionsIn, synth } from "./synth.ts";
import { fixtureRegion } from "../support/fixtures.ts";

const FUNCTIONS = new URL("../../functions/", import.meta.url);

/** What the operations stack deploys. */
const OPERATIONS: readonly string[] = [
  "morningRound",
  "reconciliation",
  "anchoring",
  "exportNational",
  "collectFiles",
  "checkFiles",
  "copyLinks",
  "deliverWebhook",
  "placeOrders",
  "tellApplicants",
];

describe.each(["us-east-1", "cn-north-1"])("a function in %s", (awsRegion) => {
  const stacks = synth({ code: "440307", awsRegion, copies: true });
  const deployed = deployedIn(stacks);
  const serving = servingOf(deployed);

  it.each(deployed)("$name is told what it is wired to and nothing else", ({ name, template }) => {
    const told = environmentOf(template, name);
    expect(Object.keys(told).toSorted()).toEqual(
      ["POWERTOOLS_METRICS_NAMESPACE", ...variablesOf(name)].toSorted(),
    );
    expect(told["POWERTOOLS_METRICS_NAMESPACE"]).toBe("Approvals/440307");
  });

  it.each(serving)("$name is told of this region's things", ({ name, template }) => {
    const imported = (what: string, part = "Ref") => ({
      "Fn::ImportValue": expect.stringMatching(
        `^Approvals-440307-Data:ExportsOutput${part}${what}`,
      ) as unknown,
    });
    const told = {
      POWERTOOLS_METRICS_NAMESPACE: "Approvals/440307",
      RULES_FILE: "/var/task/rules.json",
      OPENAPI_FILE: "/var/task/openapi.json",
      TABLE: imported("Cases"),
      AUDIT_TABLE: imported("Audit"),
      FILES_BUCKET: {
        "Fn::Join": ["", [`approvals-440307-files-${awsRegion}-`, { Ref: "AWS::AccountId" }]],
      },
      SCANNER: "none",
      SECRET_ID: imported("QueryCodes"),
      PAYMENT_SECRET_ID: imported("PaymentSecrets"),
      APPLICANT_ISSUER: "https://id.example.org",
      APPLICANT_AUDIENCE: "approvals-440307.example",
      SIGNING_KEYS: imported("Signing1", "FnGetAtt"),
      CONTACT_KEY: imported("Contacts", "FnGetAtt"),
      STATE_MACHINE_ARN: machineIn(awsRegion),
      SETTLE_SECONDS: "60",
      BUS_NAME: "approvals-440307",
      PUBLIC_ORIGIN: expect.anything() as unknown,
    };
    const names = new Set(["POWERTOOLS_METRICS_NAMESPACE", ...variablesOf(name)]);
    expect(environmentOf(template, name)).toEqual(
      Object.fromEntries(Object.entries(told).filter(([variable]) => names.has(variable))),
    );
  });

  it("that serves the staff prints the public's address, or the name that it was given", () => {
    const origins = (of: typeof stacks) =>
      servingOf(deployedIn(of)).map(({ name, template }) => [
        name.split("-")[0],
        environmentOf(template, name)["PUBLIC_ORIGIN"],
      ]);
    const own = {
      "Fn::ImportValue": expect.stringMatching(/-PublicApi:ExportsOutput.*ApiEndpoint/) as unknown,
    };
    for (const [api, origin] of origins(stacks))
      expect([api, origin]).toEqual([api, api === "staff" ? own : undefined]);
    const publicOrigin = "https://approvals-{region}.example";
    const named = synth({ code: "440307", awsRegion, context: { publicOrigin } });
    for (const [api, origin] of origins(named))
      expect([api, origin]).toEqual([api, api === "staff" ? "https://approvals-440307.example" : undefined]);
  });

  it("is deployed, and none twice but the pages, once for each API", () => {
    expect(deployed.map(({ name }) => name).toSorted()).toEqual([...FUNCTION_NAMES, "pages"].toSorted());
    const others = [
      ...TASKS.map(({ name }) => name as string),
      ...CONSUMERS,
      "lostEvents",
      ...OPERATIONS,
      "pages",
    ];
    const unserving = deployed.filter(({ rights }) => rights === null).map(({ name }) => name);
    expect(new Set(unserving)).toEqual(new Set(others));
    expect(functionsIn(stacks.operations).toSorted()).toEqual(OPERATIONS.toSorted());
  });
});

describe("the wiring", () => {
  it("is that of the composition root", () => {
    const read = readdirSync(FUNCTIONS)
      .filter((file) => /^wire.*\.ts$/.test(file))
      .map((file) => readFileSync(new URL(file, FUNCTIONS), "utf8"))
      .flatMap((source) => source.split(/^export (?:function|const) /m).slice(1))
      .map((body) => {
        const names = [...body.matchAll(/environment\(\[([^\]]*)\]\)/g)].flatMap(
          ([, list]) => list!.match(/\w+/g) ?? [],
        );
        return [/^\w+/.exec(body)![0], names];
      });
    expect(VARIABLES_OF_WIRE).toEqual(Object.fromEntries(read));
  });

  it("agrees with what tasks use", () => {
    for (const { name } of TASKS) {
      const variables = new Set<string>(variablesOf(name));
      const { table, engine } = usesOf(name);
      expect([name, variables.has("TABLE")]).toEqual([name, table.size > 0]);
      expect([name, variables.has("STATE_MACHINE_ARN")]).toEqual([name, engine.has("StartExecution")]);
      for (const other of [
        "SECRET_ID",
        "BUS_NAME",
        "PAYMENT_SECRET_ID",
        "WEBHOOK_SECRET_ID",
        "MAIL_SECRET_ID",
        "OPENAPI_FILE",
        "WEB_FILE",
      ])
        expect([name, other, variables.has(other)]).toEqual([name, other, false]);
    }
  });

  // The frame asks the secret whether a code is right, whatever the route does then.
  it("gives the secret to every route that a query code opens", () => {
    const opened = ROUTES.filter(({ access }) => access === "applicant");
    expect(opened.length).toBeGreaterThan(0);
    for (const { name, rights } of opened)
      expect([name, rights]).toEqual([name, expect.arrayContaining(["secret"])]);
  });

  // The programs are made, so no compiler looks at what they hand to their handlers.
  it.each(ROUTE_FUNCTIONS)("gives $name all that its routes' rights bring along", async (fn) => {
    const made = await Promise.all(wiresOf(fn).map(async (wire) => Object.keys((await wireCalled(wire))())));
    const wanted = fn.rights.flatMap((right) => Object.keys(BROUGHT[right]));
    if (fn.api === "staff") wanted.push("origin");
    // No gateway looks at an applicant's token.
    if (fn.api === "public" && fn.routes.some(({ access }) => access !== "anyone")) wanted.push("tokens");
    expect(new Set(made.flat())).toEqual(new Set(["region", "rules", "log", "meter", ...wanted]));
  });
});

/** What handlers are given by right: complete, or it does not compile. */
const BROUGHT: {
  readonly [R in Right]: Readonly<Record<Exclude<keyof DepsOf<{ rights: [R] }>, keyof Common>, true>>;
} = {
  read: { store: true },
  write: { store: true, settleSeconds: true },
  lists: { store: true },
  secret: { codes: true, limits: true },
  keys: { keys: true },
  sign: { signer: true },
  seal: { contacts: true },
  unseal: { contacts: true },
  engine: { engine: true },
  publish: { bus: true },
  uploads: { uploads: true },
  payments: { payments: true },
  files: { files: true, uploads: true, newFileId: true },
  document: { document: true },
  audit: { audit: true },
  trail: { audit: true },
  exports: { exports: true },
};

/** A part of the composition root, in an environment that has all of it. */
async function wireCalled(wire: string): Promise<() => object> {
  for (const file of readdirSync(FUNCTIONS).filter((name) => /^wire.*\.ts$/.test(name))) {
    const module = (await import(new URL(file, FUNCTIONS).href)) as Record<string, () => object>;
    if (module[wire]) return module[wire];
  }
  throw new Error(`nothing exports ${wire}`);
}

const folder = mkdtempSync(join(tmpdir(), "wires-"));
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(() => {
  const written = (name: string, content: unknown): string => {
    writeFileSync(join(folder, name), JSON.stringify(content));
    return join(folder, name);
  };
  Object.assign(process.env, {
    AWS_REGION: "cn-north-1",
    RULES_FILE: written("rules.json", fixtureRegion().contents),
    OPENAPI_FILE: written("openapi.json", {}),
    TABLE: "cases",
    APPLICANT_ISSUER: "https://id.example.org",
    APPLICANT_AUDIENCE: "approvals-440307.example",
    AUDIT_TABLE: "audit",
    FILES_BUCKET: "files",
    SCANNER: "none",
    SECRET_ID: "secret",
    PAYMENT_SECRET_ID: "payments",
    SIGNING_KEYS: "newest,older",
    CONTACT_KEY: "contacts",
    STATE_MACHINE_ARN: "machine",
    SETTLE_SECONDS: "60",
    BUS_NAME: "bus",
    PUBLIC_ORIGIN: "https://public.example",
  });
});

/** The functions of the APIs and of the pages, bundled: what each needs, answers and asks AWS for. */
import { gunzipSync, gzipSync, brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Webhook } from "standardwebhooks";
import { machineClock } from "../../functions/adapters/clock.ts";
import { queryCodes } from "../../functions/app/application/queryCodes.ts";
import {
  exampleOf,
  isShared,
  rolesOf,
  type Api,
  type Contract,
  type Right,
} from "../../functions/contracts/base/contract.ts";
import { CALLER_LIMIT } from "../../functions/http/base/throttle.ts";
import { PARAMETERS, type ParameterName } from "../../functions/contracts/base/parameters.ts";
import { routesOn } from "../../functions/contracts/routes.ts";
import { epochOf } from "../../functions/domain/base/time.ts";
import { API_BUDGET_KB } from "../../infra/bundle.ts";
import { ROUTE_FUNCTIONS } from "../../infra/routeFunctions.ts";
import { FUNCTION_NAMES } from "../../infra/wiring.ts";
import { fixtureRules } from "../support/fixtures.ts";
import { eventOf, lambda, PAYMENT_SECRET, SECRET, type Asked, type Lambda } from "./lambda.ts";

const { region } = fixtureRules();

let lambdas: Lambda;
beforeAll(async () => void (lambdas = await lambda(FUNCTION_NAMES)));
afterAll(() => lambdas.close());

type Answer = {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
  isBase64Encoded?: boolean;
};

/** What API Gateway takes of a function (payload format 2.0): anything else leaves as 500, or as it was not meant. */
function checked(result: unknown): Answer {
  const answer = result as Answer;
  expect(
    Object.keys(answer)
      .filter((key) => key !== "isBase64Encoded")
      .toSorted(),
  ).toEqual(["body", "headers", "statusCode"]);
  expect(Number.isInteger(answer.statusCode)).toBe(true);
  expect(typeof answer.body).toBe("string");
  expect([undefined, true, false]).toContain(answer.isBase64Encoded);
  for (const [name, value] of Object.entries(answer.headers))
    expect([name, typeof value, /[\r\n]/.test(value)]).toEqual([name, "string", false]);
  const names = Object.keys(answer.headers).map((name) => name.toLowerCase());
  expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
  const encoding = headerOf(answer, "content-encoding");
  // Bytes travel in base64; a text that said it was compressed, or bytes that did not say they were encoded, would not arrive.
  if (answer.body !== "") expect(answer.isBase64Encoded ?? false).toBe(encoding !== undefined);
  for (const [name, value] of Object.entries(SECURITY))
    expect([name, headerOf(answer, name)]).toEqual([name, value]);
  expect(headerOf(answer, "content-security-policy")).toContain("default-src 'none'");
  return answer;
}

const SECURITY = {
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
};

const headerOf = ({ headers }: Answer, wanted: string): string | undefined =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1];

const listed = (answer: Answer, name: string): string[] =>
  (headerOf(answer, name) ?? "").split(",").map((part) => part.trim().toLowerCase());

function textOf(answer: Answer): string {
  const bytes = Buffer.from(answer.body, answer.isBase64Encoded ? "base64" : "utf8");
  const encoding = headerOf(answer, "content-encoding");
  return String(
    encoding === "br" ? brotliDecompressSync(bytes) : encoding === "gzip" ? gunzipSync(bytes) : bytes,
  );
}

/** The answers of warm instances, one after another: each is asked no more than one caller may ask at once. */
async function answersOf(name: string, ...asked: readonly Asked[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let from = 0; from < asked.length; from += CALLER_LIMIT.burst) {
    const some = asked.slice(from, from + CALLER_LIMIT.burst);
    const invoked = await lambdas.invoke(name, some.map(eventOf));
    answers.push(...invoked.map(({ result }) => checked(result)));
  }
  return answers;
}

const VALUES: Readonly<Record<ParameterName, string>> = {
  applicationId: exampleValue("applicationId"),
  reviewId: exampleValue("reviewId"),
  noticeId: exampleValue("noticeId"),
  fileId: exampleValue("fileId"),
  part: exampleValue("part"),
  complaintId: exampleValue("complaintId"),
  inquiryId: exampleValue("inquiryId"),
  recordId: exampleValue("recordId"),
  ratingId: exampleValue("ratingId"),
  holdId: exampleValue("holdId"),
  authorisationId: exampleValue("authorisationId"),
  outageId: exampleValue("outageId"),
  absenceId: exampleValue("absenceId"),
  handOverId: exampleValue("handOverId"),
  departmentId: exampleValue("departmentId"),
  period: exampleValue("period"),
  month: exampleValue("month"),
  provider: exampleValue("provider"),
  refundId: exampleValue("refundId"),
  projectCode: exampleValue("projectCode"),
  matter: region.matters[0]!.code,
  code: region.materials[0]!.code,
};
function exampleValue(name: ParameterName): string {
  return String((PARAMETERS[name].meta() as { examples: unknown[] }).examples[0]);
}
const pathOf = ({ path }: Contract): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => VALUES[name as ParameterName]);

/** A request that is right, by nobody in particular. */
function requestOf(route: Contract): Asked {
  const { query, body } = exampleOf(route, region);
  return {
    method: route.method,
    path: pathOf(route),
    ...(query && { query }),
    ...(body !== undefined && { body }),
  };
}

/** As its provider signs it, by the clock on the wall. */
function signedNotice(route: Contract): Asked {
  const asked = requestOf(route);
  const at = { getTime: () => epochOf(machineClock()) } as Date;
  const signature = new Webhook(PAYMENT_SECRET).sign("e1", at, JSON.stringify(asked.body));
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const headers = { "webhook-id": "e1", "webhook-timestamp": timestamp, "webhook-signature": signature };
  return { ...asked, headers };
}

/** The same by somebody who may make it. */
async function rightly(route: Contract, api: Api): Promise<Asked> {
  if (route.name === "takePaymentNotice") return signedNotice(route);
  const code = await queryCodes(async () => SECRET).codeOf(VALUES.applicationId, 1);
  const role = isShared(route.access) && api === "public" ? null : (rolesOf(route.access)?.[0] ?? null);
  return {
    ...requestOf(route),
    ...((route.access === "applicant" || (isShared(route.access) && api === "public")) && {
      headers: { "x-query-code": code },
    }),
    ...(route.access === "submitter" && { headers: { "idempotency-key": "k-1" } }),
    ...(route.access === "signed-in" && {
      claims: { role: "applicant", creditCode: "91990000MA5EXMP16R", name: "n", sub: "s", iss: "i" },
    }),
    ...(route.access === "agent" && { claims: { role: "agent", sub: "s", iss: "i" } }),
    ...(role && { claims: { role, department: region.departments[0]!.id } }),
  };
}

/** What a right lets its function ask AWS for. */
const ASKS: Readonly<Record<Right, readonly string[]>> = {
  read: ["dynamodb:GetItem", "dynamodb:Query"],
  write: ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:TransactWriteItems"],
  lists: ["dynamodb:Query", "dynamodb:BatchGetItem", "dynamodb:PutItem"],
  secret: ["secretsmanager:GetSecretValue", "dynamodb:UpdateItem"],
  keys: ["kms:GetPublicKey"],
  sign: ["kms:GetPublicKey", "kms:Sign"],
  seal: ["kms:GenerateDataKey"],
  unseal: ["kms:Decrypt"],
  engine: ["states:StartExecution", "states:SendTaskSuccess", "states:DescribeExecution"],
  publish: ["events:PutEvents"],
  uploads: ["dynamodb:GetItem", "dynamodb:PutItem"],
  payments: ["secretsmanager:GetSecretValue"],
  files: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
  document: [],
  audit: ["dynamodb:PutItem"],
  trail: ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem"],
  exports: ["s3:GetObject"],
};

/** What would say that a route is not where it should be, or that its function lacks what it takes. */
const NOT_SERVED: readonly unknown[] = [
  "unknown-route",
  "method-not-allowed",
  "unauthenticated",
  "query-code-needed",
  "role-not-allowed",
  "unknown-department",
  "malformed",
];

type Told = { status?: number; code?: string };

describe.each(ROUTE_FUNCTIONS)("$name", ({ name, api, routes, rights }) => {
  const [first] = routes as [Contract];
  const closed = routes.filter(({ access }) => access !== "anyone" && access !== "submitter");
  const reads = routes.filter(({ method }) => method === "GET");

  /** As few instances as may be are asked everything; what came of it, by kind. */
  let served: Answer[], heads: Answer[], forged: Answer[], brewed: Answer, nowhere: Answer;
  let actions: string[];
  beforeAll(async () => {
    lambdas.asked();
    const asked = await Promise.all(routes.map((route) => rightly(route, api)));
    const answers = await answersOf(
      name,
      ...asked,
      ...reads.map((route) => ({ ...asked[routes.indexOf(route)]!, method: "HEAD" })),
      ...closed.map((route) => ({ ...requestOf(route), headers: { authorization: "Bearer forged" } })),
      { method: "BREW", path: pathOf(first) },
      { path: "/no/such/path", headers: { "accept-language": "zh-CN" } },
    );
    actions = lambdas.asked();
    served = answers.splice(0, routes.length);
    heads = answers.splice(0, reads.length);
    forged = answers.splice(0, closed.length);
    [brewed, nowhere] = answers as [Answer, Answer];
  });

  it("is within its budget", () => {
    const kilobytes = gzipSync(lambdas.sizes.get(name)!).byteLength / 1024;
    expect(kilobytes).toBeLessThan(API_BUDGET_KB);
  });

  it("serves its routes to who may call", () => {
    const told = served.map((answer, i) => {
      const { status, code } = (answer.statusCode < 400 ? {} : JSON.parse(textOf(answer))) as Told;
      return [routes[i]!.name, NOT_SERVED.includes(code) || status! >= 500 ? code : "served"];
    });
    expect(told).toEqual(routes.map((route) => [route.name, "served"]));
  });

  it("asks AWS for no more than it is granted", () => {
    const granted = new Set(rights.flatMap((right) => ASKS[right]));
    expect([...new Set(actions)].filter((action) => !granted.has(action))).toEqual([]);
    expect(actions.length > 0).toBe(granted.size > 0);
  });

  it("lets nobody in by a door that asks for nothing", () => {
    const told = forged.map((answer) => [
      answer.statusCode,
      headerOf(answer, "www-authenticate")?.split(" ")[0],
    ]);
    expect(told).toEqual(
      closed.map(({ access, alone }) =>
        // Whoever brings a token there has to be the applicant by it.
        alone ? [403, undefined] : [401, access === "applicant" ? "QueryCode" : "Bearer"],
      ),
    );
  });

  it("answers HEAD as GET, without the body", () => {
    for (const [i, read] of reads.entries()) {
      const get = served[routes.indexOf(read)]!;
      expect([read.name, { ...heads[i]!, body: get.body }]).toEqual([read.name, get]);
      expect(heads[i]!.body).toBe("");
    }
  });

  it("answers a method that its address does not know with those that it does", () => {
    const known = routesOn(api)
      .filter(({ path }) => path === first.path)
      .flatMap(({ method }) => (method === "GET" ? ["get", "head"] : [method.toLowerCase()]));
    expect([brewed.statusCode, listed(brewed, "allow")]).toEqual([405, known]);
    expect(JSON.parse(brewed.body)).toMatchObject({ code: "method-not-allowed", status: 405 });
  });

  it("answers what is no address as a problem, in the caller's language", () => {
    expect(nowhere.statusCode).toBe(404);
    expect(headerOf(nowhere, "content-type")).toBe("application/problem+json; charset=utf-8");
    expect(headerOf(nowhere, "content-language")).toBe("zh-CN");
  });
});

describe("an answer", () => {
  it.each(["br", "gzip"])("that is long comes by %s where that is asked for, in base64", async (encoding) => {
    const [plain, packed, head] = (await answersOf(
      "public-read",
      { path: "/v1/catalogue" },
      { path: "/v1/catalogue", headers: { "Accept-Encoding": encoding } },
      { method: "HEAD", path: "/v1/catalogue", headers: { "Accept-Encoding": encoding } },
    )) as [Answer, Answer, Answer];
    expect(headerOf(packed, "content-encoding")).toBe(encoding);
    expect(textOf(packed)).toBe(plain.body);
    expect(packed.body.length).toBeLessThan(plain.body.length);
    expect(headerOf(packed, "etag")).toBe(`W/${headerOf(plain, "etag")}`);
    expect(head.headers).toEqual(packed.headers);
    for (const answer of [packed, plain])
      expect(listed(answer, "vary").filter((name) => name === "accept-encoding")).toHaveLength(1);
  });

  it("that is short is left as it is", async () => {
    const [answer] = await answersOf("public-read", {
      path: "/healthz",
      headers: { "accept-encoding": "br" },
    });
    expect(answer).toMatchObject({ statusCode: 200, body: '{"status":"ok"}' });
    expect(headerOf(answer!, "content-encoding")).toBeUndefined();
  });

  it("counts once in the metrics of its region, says how long it took, and leaves nothing else in the log", async () => {
    const [invoked] = await lambdas.invoke("public-read", [eventOf({ path: "/healthz" })]);
    const metric = (Name: string, Unit: string) => ({
      _aws: { CloudWatchMetrics: [{ Namespace: "Approvals/440307", Metrics: [{ Name, Unit }] }] },
      route: "getHealth",
      caller: "anyone",
    });
    const lines = invoked!.log.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({ ...metric("answers", "Count"), answers: 1 });
    expect(lines[1]).toMatchObject(metric("latency", "Milliseconds"));
    expect(lines[1]!["latency"]).toBeGreaterThanOrEqual(0);
  });

  it("that there was no time for is a problem all the same, and its cause is in the log with the request", async () => {
    const asked = { path: `/v1/reviews/${VALUES.reviewId}/clock`, claims: { role: "supervisor" } };
    const [late] = await lambdas.invoke("staff-read", [eventOf(asked)], { milliseconds: 400, silent: true });
    expect(late!.threw).toBeNull();
    const answer = checked(late!.result);
    expect([answer.statusCode, (JSON.parse(answer.body) as Told).code]).toEqual([500, "internal"]);
    const lines = late!.log.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toContainEqual(
      expect.objectContaining({
        message: "request-failed",
        requestId: "r1",
        function_name: "staff-read",
        error: expect.objectContaining({ name: "TimeoutError" }) as unknown,
      }),
    );
  });
});

describe("a notice of a payment", () => {
  it("is taken as its provider signed it, and no other", async () => {
    const route = routesOn("public").find(({ name }) => name === "takePaymentNotice")!;
    const signed = signedNotice(route);
    const other = { ...signed, body: { ...(signed.body as object), total: 1 } };
    const answers = await answersOf("public-write-payments", signed, other, requestOf(route));
    expect(answers.map(({ body }) => (JSON.parse(body) as Told).code)).toEqual([
      "unknown-bill",
      "unsigned-notice",
      "unsigned-notice",
    ]);
  });
});

describe("the pages", () => {
  it.each(["br", "gzip"])("come as they were compressed by %s when they were built", async (encoding) => {
    const headers = { "accept-encoding": encoding };
    const script = "/assets/applicant.js";
    const [plain, packed, plainScript, packedScript] = (await answersOf(
      "pages",
      { path: "/" },
      { path: "/", headers },
      { path: script },
      { path: script, headers },
    )) as [Answer, Answer, Answer, Answer];
    expect(plain.body).toMatch(/^<!doctype html>/);
    expect(textOf(packed)).toBe(plain.body);
    expect(headerOf(packedScript, "content-encoding")).toBe(encoding);
    expect(textOf(packedScript)).toBe(plainScript.body);
    for (const answer of [plain, packed, plainScript, packedScript])
      expect(listed(answer, "vary")).toEqual(["accept-encoding"]);
  });

  it("answer HEAD without a body, what they do not have with 404, and what they do not do with 405", async () => {
    const [get, head, none, posted] = (await answersOf(
      "pages",
      { path: "/" },
      { method: "HEAD", path: "/" },
      { path: "/assets/none.js" },
      { method: "POST", path: "/" },
    )) as [Answer, Answer, Answer, Answer];
    expect({ ...head, body: get.body }).toEqual(get);
    expect(head.body).toBe("");
    expect(none.statusCode).toBe(404);
    expect([posted.statusCode, headerOf(posted, "allow")]).toEqual([405, "GET, HEAD"]);
  });
});

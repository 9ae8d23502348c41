/** Sends what `requests.ts` makes, one after the other, and holds every answer to what the document promises. */
import { setTimeout } from "node:timers/promises";
import { expect } from "@jest/globals";
import fc from "fast-check";
import * as z from "zod";
import { ROUTES, type RouteName } from "../../functions/contracts/routes.ts";
import { matchPath } from "../../functions/http/base/routing.ts";
import { ELEVEN, example, type Applicant, type World } from "../support/runtime.ts";
import { requestsOf, type Document, type Drawn, type Known } from "./requests.ts";
import { json, missingSecurityHeaders, send, writes, type Came } from "./wire.ts";

/** What may be refused anywhere: before any route has looked at it, or by the door in front of them all. */
const GENERAL = ["unknown-route", "method-not-allowed", "malformed", "too-large"];

/** A refusal that the rules keep as evidence; it may write just this. */
const EVIDENCE: ReadonlySet<string> = new Set(["attempt-refused", "rival-opinion-kept", "late-opinion-kept"]);

/** Words of ours that no caller should read: files, stacks, libraries, errors of the language. */
const LEAK =
  /\n\s+at \S|node_modules|functions\/|local\/\w+\.ts|\.ts:\d|dynalite|\bZod\w*Error|(Type|Range|Syntax|Reference)Error|ConditionalCheck|ValidationException|waitToken|BEGIN (EC )?PRIVATE/;

const good = example("municipal-road-application");
const approver = { name: "周局长", rank: "head" };

/** What the schemas cannot know: ids, codes and dates that the rules look for. */
const KNOWN: Known = {
  type: ["municipal-road", "public-building"],
  attributes: [good.project.attributes, { ...good.project.attributes, landTake: 1e308 }],
  "materials[]": [good.materials, good.materials.slice(1)],
  "flags[]": [[], [], ["quota"]],
  "claims[]": [[], [], [{ matter: "consult-land", by: "promise", signedBy: "x" }]],
  "invited[]": [[], ["land"], ["weather"]],
  "present[]": [[], ["land"]],
  "items[]": [
    [{ material: "site-plan", defect: "d", basis: { document: "d", article: "a" } }],
    [{ material: "poem" }],
  ],
  code: ["site-plan", "land-survey"],
  "submitApplication.project.code": [good.project.code],
  material: ["site-plan", "land-survey", "poem"],
  matter: ["consult-land"],
  approver: [approver, { ...approver, rank: "officer" }],
  days: [1, 2, 5, 400],
  plannedEnd: ["2026-03-20", "2026-03-02", "9999-12-31", "0000-01-01", "-271821-04-20", "+275760-09-13"],
  heldOn: ["2026-03-20", "9999-12-31", "0000-01-01"],
  from: ["2026-01-01", "0000-01-01", "9999-12-31", "-271821-04-19", "+275760-09-13"],
  to: ["2026-03-02", "0000-01-01", "9999-12-31", "-271821-04-20", "+275760-09-13"],
  department: ["land", "water", "weather"],
  lamp: ["green", "red"],
  limit: [1, 2, 100],
  cursor: [
    [["440307-0000000000000000.consult-land", "x#440307-0000000000000000.consult-land"]],
    [["440307-0000000000000000", "x#440307-0000000000000000"]],
    [[0, "x"]],
    [[1e9]],
    [[-1]],
    [[0, null]],
    ["x"],
    [[]],
    [{ length: 2 }],
  ].map(([value]) => Buffer.from(JSON.stringify(value)).toString("base64url")),
};

const APPLICANTS = ["applicant", "stranger"];
const DEPARTMENTS = ["reviewer", "lead", "outside"];
const CALLERS = ["nobody", ...APPLICANTS, ...DEPARTMENTS, "supervisor", "operator"];

const rightOf = (name: string): readonly string[] => {
  const { access, path } = ROUTES.find((route) => route.name === name)!;
  if (access === "anyone") return ["nobody"];
  if (access === "query-code") return ["applicant"];
  if (path.startsWith("/v1/reviews")) return name === "revokeDeemedConsent" ? ["supervisor"] : ["reviewer"];
  if (path.startsWith("/v1/operations")) return ["operator"];
  if (path.startsWith("/v1/supervision") || path.startsWith("/v1/complaints")) return ["supervisor"];
  return ["lead", "lead", "supervisor"];
};

/** Reads in a row after which the count of writes is looked at, at the latest; before anything else it always is. */
const LOOKED_AT = 10;

/** How many applications are there to be named; one that has ended is followed by another. */
const PLACES = 4;

export type Report = {
  requests: number;
  byStatus: Record<string, number>;
  byRoute: Record<string, Record<string, number>>;
  kept: number;
};

/** @throws what jest throws, naming the request that brought it about */
export async function fuzz(w: World, runs: number, seed: number): Promise<Report> {
  const document = (await w.call("GET", "/openapi.json")).body as Document;
  const shapes = shapesOf(document);
  const drawn = fc.sample(requestsOf(document, KNOWN, { places: PLACES, callers: CALLERS, rightOf }), {
    numRuns: runs,
    seed,
  });
  // Drawing takes a while, in which the server has let idle connections go: what it closed is closed before we go on.
  await setTimeout(100);
  const pool: Applicant[] = [];
  while (pool.length < PLACES) pool.push(await submit(w));
  const noticeIds = ["acceptance.application.2", "decision.application.5"];
  const codes = Object.fromEntries(
    await Promise.all(
      ["planning", "civil-defence", ...ELEVEN].map(async (id) => [id, await w.as.department(id)] as const),
    ),
  );
  const supervisor = await w.as.role("supervisor");
  const operator = await w.as.role("operator");
  const about = await w.call(
    "POST",
    `/v1/applications/${pool[0]!.applicationId}/complaints`,
    { about: { department: "land" }, text: "t" },
    w.as.applicant(pool[0]!),
  );
  const complaintId = about.body.complaintId as string;

  const report: Report = { requests: 0, byStatus: {}, byRoute: {}, kept: 0 };
  await rest(w);
  let before = await writes(w);
  const faultsBefore = w.logged.filter(({ level }) => level === "error").length;

  const unlooked: string[] = [];
  for (const [i, request] of drawn.entries()) {
    const { path, headers, department } = filledIn(request, i);
    const { method, body } = request;
    const said = () =>
      `#${i} of seed ${seed}: ${method} ${path.slice(0, 300)} as ${request.caller} ${JSON.stringify(headers).slice(0, 400)} ${body?.toString().slice(0, 400)}`;
    const answer = await send(w.url, { method, path, headers, ...(body !== undefined && { body }) }).catch(
      (error: Error) => {
        throw new Error(`${said()} broke the connection`, { cause: error });
      },
    );
    const known = routeOf(method, path);
    const counts = (report.byRoute[known?.name ?? "none"] ??= {});
    counts[answer.status] = (counts[answer.status] ?? 0) + 1;
    report.byStatus[answer.status] = (report.byStatus[answer.status] ?? 0) + 1;
    report.requests++;
    const found = faultsOf(answer, method, known);
    if (found.length > 0)
      throw new Error(`${found.join("; ")} — ${said()} → ${answer.status} ${answer.text.slice(0, 600)}`);

    unlooked.push(said());
    if (answer.status < 400 && method !== "GET") {
      await rest(w);
      before = await writes(w);
      unlooked.length = 0;
      if (known?.name === "withdrawApplication" || (await isOver(pool[i % PLACES]!))) await renew();
      continue;
    }
    // What the rules refuse may be kept as evidence, and is looked at by itself; what nothing may write, some at a time.
    const mayKeep = answer.status === 409 || answer.status === 422;
    const next = drawn[i + 1];
    if (!mayKeep && next?.method === "GET" && unlooked.length < LOOKED_AT) continue;
    const after = await writes(w);
    if (after !== before) {
      const types = await lastTypes(path);
      const isKept = mayKeep && department !== null && types.every((type) => EVIDENCE.has(type));
      if (!isKept)
        throw new Error(
          `${after - before} writes (${types.join()}) by one of these: ${unlooked.join("\n")} → ${answer.status} ${answer.text.slice(0, 600)}`,
        );
      report.kept++;
      await rest(w);
      before = await writes(w);
    }
    unlooked.length = 0;
  }
  const faults = w.logged.filter(({ level }) => level === "error").slice(faultsBefore);
  expect(faults).toEqual([]);
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  return report;

  async function renew(): Promise<void> {
    for (let place = 0; place < PLACES; place++)
      if (await isOver(pool[place]!)) pool[place] = await submit(w);
    before = await writes(w);
  }

  async function isOver(applicant: Applicant): Promise<boolean> {
    const path = `/v1/applications/${applicant.applicationId}`;
    const { status } = json(await send(w.url, { method: "GET", path, headers: w.as.applicant(applicant) }));
    return !["in-review", "awaiting-materials"].includes(status as string);
  }

  /** The kinds of the last events of the review that an address names; of none, nothing may have been written. */
  async function lastTypes(path: string): Promise<string[]> {
    const reviewId = /^\/v1\/reviews\/([^/?]+)\//.exec(path)?.[1];
    const applicant = pool.find(({ applicationId }) => reviewId?.startsWith(applicationId));
    if (!reviewId || !applicant) return ["unknown"];
    const eventsPath = `/v1/applications/${applicant.applicationId}/events`;
    const { events } = json(
      await send(w.url, { method: "GET", path: eventsPath, headers: w.as.applicant(applicant) }),
    ) as { events: { subject: string; type: string }[] };
    const last = events.findLast(({ subject }) => subject === reviewId);
    // Beyond the first few, refused attempts are only counted: the last event is then what it was.
    const attempts = events.filter(
      ({ subject, type }) => subject === reviewId && type === "attempt-refused",
    ).length;
    return attempts >= 10 ? ["attempt-refused"] : [last?.type ?? "unknown"];
  }

  function filledIn(request: Drawn, i: number) {
    const department = ELEVEN[(i * 7) % ELEVEN.length]!;
    const path = request.path.replace(/\{(\d)\.(\w+)\}/g, (_, place: string, name: string) => {
      const { applicationId } = pool[Number(place)]!;
      if (name === "applicationId") return applicationId;
      if (name === "reviewId") return `${applicationId}.consult-${department}`;
      if (name === "noticeId") return noticeIds[i % noticeIds.length]!;
      if (name === "complaintId") return complaintId;
      if (name === "matter") return `consult-${department}`;
      return "site-plan";
    });
    const place = /\{(\d)\./.exec(request.path)?.[1];
    const applicant = pool[Number(place ?? 0)]!;
    const stranger = pool[(Number(place ?? 0) + 1) % PLACES]!;
    const own: Record<string, Record<string, string>> = {
      nobody: {},
      applicant: w.as.applicant(applicant),
      stranger: w.as.applicant(stranger),
      reviewer: codes[department]!,
      lead: codes["planning"]!,
      outside: codes[ELEVEN[(i * 7 + 1) % ELEVEN.length]!]!,
      supervisor,
      operator,
    };
    const isDepartment = DEPARTMENTS.includes(request.caller) && !("authorization" in request.headers);
    return {
      path,
      headers: { ...own[request.caller], ...request.headers },
      department: isDepartment ? department : null,
    };
  }

  /** What an answer has that it should not have, or has not that it should. */
  function faultsOf(answer: Came, method: string, known: Found | undefined): string[] {
    const faults = missingSecurityHeaders(answer).map((name) => `no proper ${name}`);
    const { status, text, headers } = answer;
    if (status >= 500) faults.push(`status ${status}`);
    if (LEAK.test(text)) faults.push(`leaks ${LEAK.exec(text)![0]}`);
    for (const name of ["server", "x-powered-by", "access-control-allow-origin", "set-cookie"])
      if (headers[name] !== undefined) faults.push(`says ${name}`);
    if (status >= 400) {
      if (headers["content-type"] !== "application/problem+json; charset=utf-8")
        faults.push("is no problem document");
      else if (method !== "HEAD") faults.push(...problemFaults(answer, known));
    } else faults.push(...successFaults(answer, known));
    return faults;
  }

  function problemFaults(answer: Came, known: Found | undefined): string[] {
    const problem = json(answer);
    const { code, status, type, title, detail, errors } = problem;
    const whole =
      status === answer.status &&
      type === `urn:parallel-approvals:problem:${code}` &&
      [title, detail].every((part) => typeof part === "string" && part !== "");
    if (!whole) return ["is no whole problem"];
    if (
      errors !== undefined &&
      !errors.every(
        (each: Record<string, unknown>) =>
          typeof each["path"] === "string" && typeof each["message"] === "string",
      )
    )
      return ["has errors that are none"];
    const listed = known ? known.codes(answer.status) : GENERAL;
    return listed.includes(code as string) ? [] : [`${code} is not listed for ${known?.name ?? "no route"}`];
  }

  function successFaults({ status, text, headers }: Came, known: Found | undefined): string[] {
    if (!known) return ["succeeds where there is no route"];
    // RFC 9110: what the caller has already is not sent again, and is no other representation.
    if (status === 304) return text === "" ? [] : ["says something with 304"];
    const type = String(headers["content-type"]).split(";")[0]!;
    const shape = shapes.get(`${known.name} ${status} ${type}`);
    if (!shape) return [`${status} ${type} is not documented`];
    const parsed = shape.safeParse(type === "application/json" ? JSON.parse(text) : text);
    return parsed.success ? [] : [`is not of its schema: ${parsed.error.message.slice(0, 300)}`];
  }

  function routeOf(method: string, path: string): Found | undefined {
    const { pathname } = new URL(`http://localhost${path}`);
    const route = ROUTES.find((route) => route.method === method && matchPath(route.path, pathname));
    if (!route) return undefined;
    const { responses } = document.paths[route.path]![route.method.toLowerCase()]!;
    return {
      name: route.name,
      codes: (status) =>
        [...(responses[status]?.description ?? "").matchAll(/`([a-z-]+)`/g)].map(([, code]) => code!),
    };
  }
}

// Over the connections that the requests go by: one that lies idle between two of these would be closed meanwhile.

/** Everything that is under way comes to its end; time does not pass. */
async function rest(w: World): Promise<void> {
  const path = "/local/clock";
  const { now } = json(await send(w.url, { method: "GET", path })) as { now: string };
  await send(w.url, { method: "PUT", path, body: JSON.stringify({ now }) });
}

async function submit(w: World): Promise<Applicant> {
  const receipt = await send(w.url, { method: "POST", path: "/v1/applications", body: JSON.stringify(good) });
  await rest(w);
  return json(receipt) as Applicant;
}

type Found = { name: RouteName; codes: (status: number) => string[] };

/** The schemas of successes, by route, status and type, out of the document itself. */
function shapesOf(document: Document): Map<string, z.ZodType> {
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  return new Map(
    operations.flatMap(({ operationId, responses }) =>
      Object.entries(responses)
        .filter(([status]) => Number(status) < 400)
        .flatMap(([status, { content }]) =>
          Object.entries(content).map(
            ([type, { schema }]) =>
              [`${operationId} ${status} ${type}`, z.fromJSONSchema(schema as never)] as const,
          ),
        ),
    ),
  );
}

/** The counts for people, one line a route. */
export function told({ requests, byStatus, byRoute, kept }: Report): string {
  const line = (counts: Record<string, number>) =>
    Object.entries(counts)
      .map(([status, count]) => `${status}: ${count}`)
      .join("  ");
  const routes = Object.entries(byRoute).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    `${requests} requests, ${kept} of them refused and kept as evidence: ${line(byStatus)}`,
    ...routes.map(([name, counts]) => `  ${name.padEnd(22)} ${line(counts)}`),
    "",
  ].join("\n");
}

/** Sends what `requests.ts` makes, one after the other, and holds every answer to what the document promises. */
import { expect } from "@jest/globals";
import fc from "fast-check";
import { isShared } from "../../functions/contracts/base/contract.ts";
import { ROUTES } from "../../functions/contracts/routes.ts";
import { ELEVEN, example, type Applicant, type World } from "../support/runtime.ts";
import { isVisit } from "../../functions/http/base/problemPage.ts";
import { faultsOf } from "./answers.ts";
import { BODIES } from "./bodies.ts";
import { promisesOf, resolved } from "./document.ts";
import { staged, type Staged } from "./staged.ts";
import { requestsOf, type Drawn, type Known } from "./requests.ts";
import { AS_JSON, json, letGo, send, writes } from "./wire.ts";

/** A refusal that the rules keep as evidence; it may write just this. */
const EVIDENCE: ReadonlySet<string> = new Set(["attempt-refused", "rival-opinion-kept", "late-opinion-kept"]);

/** What a department's reading of its own review may write: that it has been opened, or that its invitation was received; nothing else. */
const OPENING: ReadonlySet<string> = new Set(["review-opened", "invitation-received"]);

/** Supervisors may do these at a review, too. */
const APPROVING: ReadonlySet<string> = new Set(["approveAct", "takeBackAct"]);

/** What an applicant's reading of case, messages or notice may write: that it has been served with what departments ask for. */
const SERVED = "supplement-served";

const good = example("municipal-road-application");
const approver = { name: "周局长", rank: "head" };

/** Routes whose bodies say too little where they are always the same. */
const BY_CHANCE: ReadonlySet<string> = new Set(["submitApplication", "giveOpinion", "withdrawApplication"]);

/** Those that give an applicant another code. */
const REISSUES: ReadonlySet<string> = new Set(["reissueQueryCode", "reissueAtWindow"]);

/** What the schemas cannot know: ids, codes and dates that the rules look for; of most routes a body that is right as it is. */
const KNOWN: Known = {
  ...Object.fromEntries(
    Object.entries(BODIES).flatMap(([name, body]) => (BY_CHANCE.has(name) ? [] : [[name, [body]]])),
  ),
  type: ["municipal-road", "public-building"],
  attributes: [
    good.project.attributes,
    good.project.attributes,
    { ...good.project.attributes, landTake: 0, crossesRiver: false },
    { ...good.project.attributes, landTake: 1e308 },
    { ...good.project.attributes, roadLength: "1860 m" },
  ],
  "materials[]": [good.materials, good.materials.slice(1)],
  "flags[]": [[], [], ["quota"]],
  // Left out: what was handed in is promised by nobody.
  "promises[]": [undefined],
  "claims[]": [[], [], [{ matter: "consult-land", by: "promise", signedBy: "x" }]],
  "invited[]": [[], ["land"], ["weather"]],
  "present[]": [[], ["land"]],
  "items[]": [
    [{ material: "site-plan", defect: "d", basis: { document: "d", article: "a" } }],
    [{ material: "poem" }],
  ],
  code: ["site-plan", "land-survey"],
  creditCode: [good.applicant.creditCode, "91990000MA5EXMP08Y", "91440300MA5EXMP00F"],
  "submitApplication.project.code": [good.project.code],
  "verifyNotice.code": ["0JE18K49HQT3DHZX", "0je1-8k49-hqt3-dhzx", "0".repeat(16)],
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
const CALLERS = [
  "nobody",
  ...APPLICANTS,
  "signedIn",
  "agent",
  ...DEPARTMENTS,
  "supervisor",
  "operator",
  "auditor",
];

const rightOf = (name: string): readonly string[] => {
  const { access, path } = ROUTES.find((route) => route.name === name)!;
  if (access === "anyone" || access === "submitter") return ["nobody"];
  if (access === "signed-in") return ["signedIn"];
  if (access === "agent") return ["agent"];
  if (access === "applicant" || isShared(access)) return ["applicant"];
  if (path.startsWith("/v1/reviews")) return access.includes("department") ? ["reviewer"] : access;
  if (access.includes("auditor")) return ["auditor"];
  if (access.includes("operator")) return ["operator"];
  return access.includes("department")
    ? ["lead", "lead", ...access.filter((role) => role === "supervisor")]
    : access;
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
  opened: number;
};

/** @throws what jest throws, naming the request that brought it about */
export async function fuzz(w: World, runs: number, seed: number): Promise<Report> {
  const document = resolved((await w.call("GET", "/openapi.json")).body);
  const promises = promisesOf(document);
  const pool: Applicant[] = [];
  while (pool.length < PLACES) pool.push(await submit(w));
  const at: Staged = await staged(w, pool[0]!, seed);
  // Those are nobody's to take the place of: what happens to them happens once.
  pool.push(...at.cases);
  const codes = Object.fromEntries(
    await Promise.all(
      ["planning", "civil-defence", ...ELEVEN].map(async (id) => [id, await w.as.department(id)] as const),
    ),
  );
  const supervisor = await w.as.role("supervisor");
  const signedIn = await w.as.signedIn(good.applicant.creditCode, good.applicant.name);
  const agent = await w.as.role("agent");
  const operator = await w.as.role("operator");
  const auditor = await w.as.role("auditor");
  const drawn = fc.sample(
    requestsOf(document, { ...KNOWN, ...at.known }, { places: pool.length, callers: CALLERS, rightOf }),
    { numRuns: runs, seed },
  );
  // Drawing takes a while, after which the server lets idle connections go.
  letGo();

  const report: Report = { requests: 0, byStatus: {}, byRoute: {}, kept: 0, opened: 0 };
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
    const known = promises.of(method, path);
    const counts = (report.byRoute[known?.name ?? "none"] ??= {});
    counts[answer.status] = (counts[answer.status] ?? 0) + 1;
    report.byStatus[answer.status] = (report.byStatus[answer.status] ?? 0) + 1;
    report.requests++;
    const found = faultsOf(answer, method, known, promises.general, isVisit({ method, path, headers }));
    if (found.length > 0)
      throw new Error(`${found.join("; ")} — ${said()} → ${answer.status} ${answer.text.slice(0, 600)}`);

    unlooked.push(said());
    if (answer.status < 400 && method !== "GET") {
      await rest(w);
      before = await writes(w);
      unlooked.length = 0;
      // Whoever has another code from now on comes by that one.
      const recoded = REISSUES.has(known?.name ?? "") && pool.find((one) => path.includes(one.applicationId));
      if (recoded) recoded.queryCode = (json(answer) as Applicant).queryCode;
      if (known?.name === "withdrawApplication" || (await isOver(pool[i % PLACES]!))) await renew();
      before = await writes(w); // whoever asks whether a case is over reads it
      continue;
    }
    // What the rules refuse may be kept as evidence, and is looked at by itself; what nothing may write, some at a time.
    // A department's reading of its own review is kept, too: it is looked at by itself, before and after.
    const mayKeep = answer.status === 409 || answer.status === 422;
    const isOwn = request.caller === "reviewer" || (request.caller === "lead" && department === "planning");
    const mayOpen = opens(request, path) && answer.status === 200 && department !== null && isOwn;
    const mayBeServed = opens(request, path) && answer.status === 200 && request.caller === "applicant";
    const next = drawn[i + 1];
    const isNextAlone = next !== undefined && opens(next, filledIn(next, i + 1).path);
    if (
      !mayKeep &&
      !mayOpen &&
      !mayBeServed &&
      next?.method === "GET" &&
      !isNextAlone &&
      unlooked.length < LOOKED_AT
    )
      continue;
    const after = await writes(w);
    if (after !== before) {
      const types = await lastTypes(path, mayOpen);
      // Supervisors approve: what they tried is kept, too.
      const isAttempt =
        (department !== null || APPROVING.has(known?.name ?? "")) &&
        mayKeep &&
        types.every((type) => EVIDENCE.has(type));
      const isKept =
        isAttempt ||
        (mayOpen && after === before + 1 && types.every((type) => OPENING.has(type))) ||
        // With what follows: who waits for the review waits anew.
        (mayBeServed && (await servedIn(path)) > 0);
      if (!isKept)
        throw new Error(
          `${after - before} writes (${types.join()}) by one of these: ${unlooked.join("\n")} → ${answer.status} ${answer.text.slice(0, 600)}`,
        );
      if (mayOpen) report.opened++;
      else report.kept++;
      await rest(w);
      before = await writes(w);
    }
    unlooked.length = 0;
  }
  const faults = w.logged.filter(({ level }) => level === "error").slice(faultsBefore);
  expect(faults).toEqual([]);
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  return report;

  /** Whether a request asks for one review as a whole, of whoever. */
  function opens({ method }: Drawn, path: string): boolean {
    const name = promises.of(method, path)?.name;
    return (
      method === "GET" && ["getReview", "getApplication", "getNotice", "listMessages"].includes(name ?? "")
    );
  }

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

  /** How often the applicant of the case that an address names has been served with what departments ask for. */
  async function servedIn(path: string): Promise<number> {
    const applicationId = /^\/v1\/applications\/([^/?]+)/.exec(path)?.[1];
    const applicant = pool.find((one) => one.applicationId === applicationId);
    if (!applicant) return 0;
    const eventsPath = `/v1/applications/${applicationId}/events`;
    const { events } = json(
      await send(w.url, { method: "GET", path: eventsPath, headers: w.as.applicant(applicant) }),
    ) as { events: { type: string }[] };
    return events.filter(({ type }) => type === SERVED).length;
  }

  /** The kinds of the last events of the review that an address names; of none, nothing may have been written. */
  async function lastTypes(path: string, mayOpen: boolean): Promise<string[]> {
    const reviewId = /^\/v1\/reviews\/([^/?]+)/.exec(path)?.[1];
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
    return attempts >= 10 && !mayOpen ? ["attempt-refused"] : [last?.type ?? "unknown"];
  }

  function filledIn(request: Drawn, i: number) {
    const department = ELEVEN[(i * 7) % ELEVEN.length]!;
    const path = request.path.replace(/\{(\d)\.(\w+)\}/g, (_, place: string, name: string) => {
      const { applicationId } = pool[Number(place)]!;
      if (name === "applicationId") return applicationId;
      if (name === "reviewId") return `${applicationId}.consult-${department}`;
      if (name === "matter") return `consult-${department}`;
      const ids = at.names[name];
      return ids ? ids[i % ids.length]! : "site-plan";
    });
    const place = /\{(\d)\./.exec(request.path)?.[1];
    const applicant = pool[Number(place ?? 0)]!;
    const stranger = pool[(Number(place ?? 0) + 1) % PLACES]!;
    const own: Record<string, Record<string, string>> = {
      nobody: {},
      applicant: w.as.applicant(applicant),
      stranger: w.as.applicant(stranger),
      signedIn,
      agent,
      reviewer: codes[department]!,
      lead: codes["planning"]!,
      outside: codes[ELEVEN[(i * 7 + 1) % ELEVEN.length]!]!,
      supervisor,
      operator,
      auditor,
    };
    const isDepartment = DEPARTMENTS.includes(request.caller) && !("authorization" in request.headers);
    return {
      path,
      headers: { ...own[request.caller], ...request.headers },
      department: isDepartment ? department : null,
    };
  }
}

// Over the connections that the requests go by: one that lies idle between two of these would be closed meanwhile.

/** Everything that is under way comes to its end; time does not pass. */
async function rest(w: World): Promise<void> {
  const path = "/local/clock";
  const { now } = json(await send(w.url, { method: "GET", path })) as { now: string };
  await send(w.url, { method: "PUT", path, headers: AS_JSON, body: JSON.stringify({ now }) });
}

async function submit(w: World): Promise<Applicant> {
  const body = JSON.stringify(good);
  const receipt = await send(w.url, { method: "POST", path: "/v1/applications", headers: AS_JSON, body });
  await rest(w);
  return json(receipt) as Applicant;
}

/** The counts for people, one line a route. */
export function told({ requests, byStatus, byRoute, kept, opened }: Report): string {
  const line = (counts: Record<string, number>) =>
    Object.entries(counts)
      .map(([status, count]) => `${status}: ${count}`)
      .join("  ");
  const routes = Object.entries(byRoute).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    `${requests} requests, ${kept} of them refused and kept as evidence, ${opened} a first reading: ${line(byStatus)}`,
    ...routes.map(([name, counts]) => `  ${name.padEnd(22)} ${line(counts)}`),
    "",
  ].join("\n");
}

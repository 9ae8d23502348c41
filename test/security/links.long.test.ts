/** A link that a mail scanner opens decides nothing: whatever address we give away, reading it changes no record. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { ROUTES } from "../../functions/contracts/routes.ts";
import { rulesWith } from "../support/rules.ts";
import { ELEVEN, example, objection, world, type Applicant, type World } from "../support/runtime.ts";
import { json, missingSecurityHeaders, onRecord, send, writes, type Came } from "./wire.ts";

jest.setTimeout(120_000);

let w: World;
let endpoint: Server;
let ids: string[];
let callers: Record<string, Record<string, string>>;
/** Every address that stood in an answer, a page or a webhook. */
const links = new Set<string>();
/** The tables of contents that were read on the way. */
let answers = 0;

/** Addresses of ours in a text: whole ones, and those that begin at our root. Links to elsewhere are not ours to open. */
function collect(text: string): void {
  answers++;
  const readable = text.replaceAll("&amp;", "&").replaceAll("\\/", "/");
  for (const [found] of readable.matchAll(
    /(?:https?:\/\/[\w.:-]+)?\/(?:v1|healthz|openapi|verify)[^\s"'<>()，。；）]*/g,
  ))
    if (found.startsWith("/") || found.startsWith(w.url)) links.add(found.replace(w.url, ""));
}

async function read(path: string, headers: Record<string, string>): Promise<Came> {
  const answer = await send(w.url, {
    method: "GET",
    path,
    headers: { host: new URL(w.url).host, ...headers },
  });
  for (const name of ["location", "content-location", "link"] as const)
    if (answer.headers[name] !== undefined) collect(String(answer.headers[name]));
  // The document and the catalogue name routes, not records.
  if (path !== "/openapi.json") collect(answer.text);
  return answer;
}

const page = { accept: "text/html" };

beforeAll(async () => {
  const webhooks: string[] = [];
  endpoint = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      webhooks.push(body);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((ready) => void endpoint.listen(0, "127.0.0.1", ready));
  const url = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/approvals`;
  const departments = rulesWith({}).region.departments.map((department) =>
    department.id === "housing" ? { ...department, service: { channel: "webhook", url } } : department,
  );
  w = await world({ rules: rulesWith({ region: { departments } }) });

  const running = await w.submit();
  const good = example("municipal-road-application");
  const receipt = await w.call("POST", "/v1/applications", { ...good, materials: good.materials.slice(1) });
  links.add(receipt.headers.get("location")!);
  const incomplete = receipt.body as Applicant;
  const decided = await w.submit();
  for (const department of ELEVEN) await w.opinion(decided, department);
  const silent = await w.submit();
  await w.opinion(silent, "civil-defence", objection);
  const housing = await w.as.department("housing");
  const items = [{ material: "site-plan", defect: "未签章", basis: { document: "d", article: "a" } }];
  await w.call(
    "POST",
    `/v1/reviews/${running.applicationId}.consult-housing/supplement-request`,
    { items, reasons: "r" },
    housing,
  );
  const complaint = { about: { department: "land" }, text: "太慢" };
  await w.call(
    "POST",
    `/v1/applications/${silent.applicationId}/complaints`,
    complaint,
    w.as.applicant(silent),
  );
  await w.clock("P12D");
  await w.rest();
  const everybody = [running, incomplete, decided, silent];
  ids = everybody.map(({ applicationId }) => applicationId);
  callers = {
    nobody: {},
    applicant: w.as.applicant(running),
    department: housing,
    lead: await w.as.department("planning"),
    supervisor: await w.as.role("supervisor"),
    operator: await w.as.role("operator"),
    // What an applicant's browser would send along, were there a session; and all at once.
    everything: { ...(await w.as.role("supervisor")), ...w.as.applicant(silent), cookie: "session=1" },
  };
  expect(webhooks.length).toBeGreaterThanOrEqual(4);
  for (const body of webhooks) collect(body);
  expect([...links].some((link) => link.endsWith("/opinion"))).toBe(true);

  const { supervisor } = callers;
  for (const applicant of everybody) {
    const path = `/v1/applications/${applicant.applicationId}`;
    const own = w.as.applicant(applicant);
    for (const part of ["", "/events", "/notices", "/export"]) await read(path + part, own);
    for (const part of ["/case", "/case/export"]) await read(path + part, supervisor!);
    for (const { noticeId, number, code } of json(await read(`${path}/notices`, own)).notices) {
      for (const headers of [own, { ...own, ...page }])
        for (const query of ["", "?lang=en"]) await read(`${path}/notices/${noticeId}${query}`, headers);
      await read(`/v1/notices/verification?number=${encodeURIComponent(number)}&code=${code}`, {});
    }
    for (const { reviewId } of json(await read(path, own)).reviews) {
      for (const part of ["", "/clock", "/notices"])
        await read(`/v1/reviews/${reviewId}${part}`, supervisor!);
      // A problem's words may name addresses, too.
      await read(`/v1/reviews/${reviewId}`, await w.as.department("water"));
      for (const { noticeId } of json(await read(`/v1/reviews/${reviewId}/notices`, supervisor!)).notices)
        await read(`/v1/reviews/${reviewId}/notices/${noticeId}`, { ...supervisor!, ...page });
    }
  }
  for (const path of [
    "/v1/complaints",
    "/v1/supervision/reviews",
    "/v1/supervision/departments",
    "/v1/catalogue",
    "/nothing",
  ])
    await read(path, supervisor!);
});
afterAll(async () => {
  await w.stop();
  await new Promise((closed) => endpoint.close(closed));
});

/** Every address of every route about these applications, whether or not anybody was given it. */
function addresses(): string[] {
  return ROUTES.flatMap(({ path }) =>
    ids.map((id) =>
      path
        .replace("{applicationId}", id)
        .replace("{reviewId}", `${id}.consult-housing`)
        .replace("{complaintId}", `${id}-C0123456789AB`)
        .replace("{noticeId}", "acceptance.application.2")
        .replace("{matter}", "consult-housing")
        .replace("{code}", "site-plan"),
    ),
  );
}

describe("the addresses that we give away", () => {
  it("were found in receipts, pages, webhooks and verification lines", () => {
    process.stdout.write(`${links.size} addresses in ${answers} texts\n`);
    const has = (end: RegExp) => [...links].some((link) => end.test(link));
    expect([
      has(/^\/v1\/applications\/440307-\w{16}$/),
      has(/^\/v1\/reviews\/440307-\w{16}\.consult-housing\/opinion$/),
      has(/^\/verify$/),
    ]).toEqual([true, true, true]);
  });

  it("carry nobody's key: no query code and no token stands in any of them", () => {
    const secrets = Object.values(callers).flatMap((headers) => Object.values(headers));
    for (const link of links)
      for (const secret of secrets.filter((each) => each.length > 20))
        expect(link).not.toContain(secret.replace("Bearer ", ""));
  });

  it.each(["HEAD", "GET"])(
    "are opened by %s, by everybody, and nothing changes but what a department has read",
    async (method) => {
      // The page is the same for everybody, and browsers may keep it.
      const opened = new Set([...links, ...addresses()].filter((link) => link !== "/verify"));
      await w.rest();
      const [before, record] = [await writes(w), await onRecord(w, ids)];
      const statuses = new Map<number, number>();
      const openedBy = async (who: readonly string[]) => {
        for (const path of opened)
          for (const name of who) {
            const answer = await send(w.url, { method, path, headers: callers[name]! });
            statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
            if (method === "GET" && answer.status === 200) collectNothingNew(answer, opened);
            expect([path, answer.status < 500, missingSecurityHeaders(answer)]).toEqual([path, true, []]);
          }
        await w.rest();
      };
      await openedBy(Object.keys(callers).filter((name) => name !== "department"));
      expect([await writes(w), await onRecord(w, ids)]).toEqual([before, record]);

      // A department's own reading of its open review is evidence of receipt, kept once; HEAD shows nothing and keeps none.
      await openedBy(["department"]);
      process.stdout.write(
        `${method} of ${opened.size} addresses by ${Object.keys(callers).length} callers: ${JSON.stringify(Object.fromEntries(statuses))}\n`,
      );
      const [after, kept] = [await writes(w), await onRecord(w, ids)];
      const known = new Set(linesOf(record));
      const added = linesOf(kept).filter((line) => !known.has(line));
      const subject = `${ids[0]}.consult-housing`;
      const event = expect.objectContaining({ type: "review-opened" });
      const reading = expect.objectContaining({
        subject,
        by: expect.objectContaining({ organ: "housing" }),
        event,
      });
      const expected = method === "GET" ? [reading] : [];
      expect(added.map((line) => JSON.parse(line))).toEqual(expected);
      expect([after - before, linesOf(kept).length - linesOf(record).length]).toEqual([
        added.length,
        added.length,
      ]);
      await openedBy(["department"]);
      expect([await writes(w), await onRecord(w, ids)]).toEqual([after, kept]);
    },
  );

  it("are not opened by what a browser or a proxy may do besides", async () => {
    await w.rest();
    const before = await writes(w);
    for (const path of addresses().slice(0, 60))
      for (const method of ["OPTIONS", "TRACE", "PATCH", "PROPFIND"])
        for (const more of [{}, { "x-http-method-override": "PUT", "x-method-override": "POST" }]) {
          const answer = await send(w.url, { method, path, headers: { ...callers["everything"], ...more } });
          expect([method, path, answer.status]).toEqual([method, path, 405]);
        }
    for (const path of addresses()) {
      const override = { "x-http-method-override": "PUT", "x-http-method": "POST" };
      await send(w.url, {
        method: "GET",
        path: `${path}?_method=PUT`,
        headers: { ...callers["everything"], ...override },
      });
    }
    await w.rest();
    expect(await writes(w)).toBe(before);
  });
});

const linesOf = (record: readonly string[]): string[] => record.flatMap((text) => text.split("\n"));

/** What a link leads to gives no address that was not opened: nobody gets further by following. */
function collectNothingNew({ text, headers }: Came, opened: ReadonlySet<string>): void {
  if (!String(headers["content-type"]).startsWith("application/json") || text.includes('"openapi"')) return;
  for (const [found] of text.matchAll(/"\/v1\/[^"]*"/g)) expect(opened).toContain(found.slice(1, -1));
}

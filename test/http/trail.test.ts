/** Who has read what: every reading by a token and every export, for auditors alone; and nothing of what they say. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { isAudited, isAuditedOfAgents } from "../../functions/contracts/base/contract.ts";
import { ROUTES } from "../../functions/contracts/routes.ts";
import { getReview } from "../../functions/http/review/getReview.ts";
import { listReviews } from "../../functions/http/review/listReviews.ts";
import { aReview, rules, T0 } from "../support/cases.ts";
import { send } from "../support/gateway.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { promised } from "../support/promised.ts";
import { world, type Applicant, type World } from "../support/runtime.ts";

let w: World;
let applicant: Applicant;
type Headers = Record<string, string>;
let auditor: Headers;
beforeAll(async () => {
  w = await world();
  applicant = await w.submit();
  auditor = await w.as.role("auditor");
});
afterAll(() => w.stop());

type Entry = {
  route: string;
  status: number;
  who: Record<string, string>;
  about: Record<string, string>;
  requestId: string;
};
const trail = async (query = ""): Promise<{ entries: Entry[]; nextCursor: string | null }> => {
  const { status, body } = await w.call("GET", `/v1/audit-trail${query}`, undefined, auditor);
  expect([status, promised("listTrail").safeParse(body).error]).toEqual([200, undefined]);
  return body;
};
const ofCase = async (): Promise<Entry[]> =>
  (await trail(`?limit=100&applicationId=${applicant.applicationId}`)).entries;
const reviewPath = () => `/v1/reviews/${applicant.applicationId}.consult-housing`;

describe("the trail of reads", () => {
  it("says who, what, when, from where and how it was answered, refused readings too, and no name", async () => {
    const li = await w.as.person("housing", { name: "李明", post: "科员", rank: "officer" });
    await w.call("GET", reviewPath(), undefined, li);
    await w.call("GET", reviewPath(), undefined, await w.as.department("water"));
    const entries = await ofCase();
    const refused = entries.find(({ status }) => status === 403);
    expect(entries.find(({ who }) => who["organ"] === "housing")).toMatchObject({
      who: { role: "department", organ: "housing", sub: expect.any(String), iss: expect.any(String) },
      route: "getReview",
      method: "GET",
      about: { reviewId: `${applicant.applicationId}.consult-housing` },
      applicationId: applicant.applicationId,
      from: expect.stringMatching(/127\.0\.0\.1$/),
      status: 200,
    });
    expect(refused).toMatchObject({ who: { organ: "water" }, route: "getReview", status: 403 });
    expect(JSON.stringify(await trail("?limit=100"))).not.toMatch(/李明|科员|officer|市政道路/);
  });

  it("has a list with what it was narrowed to, and the reading of itself", async () => {
    await w.call("GET", "/v1/reviews?lamp=red&limit=5", undefined, await w.as.department("land"));
    await trail();
    const { entries } = await trail("?limit=100");
    const listed = entries.find(({ route }) => route === "listReviews");
    expect(listed).toMatchObject({ who: { organ: "land" }, about: { lamp: "red" }, status: 200 });
    expect(listed!.about).toEqual({ lamp: "red" });
    expect(entries.filter(({ route }) => route === "listTrail").map(({ who }) => who["role"])).toContain(
      "auditor",
    );
  });

  it("has every export, the applicant's too, and of the applicant's other readings none", async () => {
    const exports = async () =>
      (await ofCase()).filter(({ route }) => route !== "listTrail" && route !== "getReview");
    expect(await exports()).toEqual([]);
    const own = w.as.applicant(applicant);
    const path = `/v1/applications/${applicant.applicationId}`;
    const read = async (part: string, headers: Headers) =>
      (await fetch(w.url + path + part, { headers })).status;
    expect([await read("", own), await read("/export", own)]).toEqual([200, 200]);
    expect(await read("/export", { "x-query-code": "0".repeat(16) })).toBe(404);
    expect(await read("/case/export", await w.as.department("planning"))).toBe(200);
    const kept = (await exports()).map(({ route, who, status }) => [
      route,
      who["role"],
      who["organ"],
      status,
    ]);
    expect(kept.toSorted(([a], [b]) => String(a).localeCompare(String(b)))).toEqual([
      ["exportApplication", "applicant", undefined, 200],
      ["exportCase", "department", "planning", 200],
    ]);
  });

  it("has no reading of nobody, nor what is in the history of a case already", async () => {
    const reads = async () => (await ofCase()).filter(({ route }) => route !== "listTrail").length;
    const before = await reads();
    await w.call("GET", reviewPath(), undefined, {});
    await w.call(
      "PUT",
      `${reviewPath()}/handler`,
      { name: "王", post: "A" },
      await w.as.department("housing"),
    );
    expect(await reads()).toBe(before);
  });

  it("is paged, the latest first, each entry once", async () => {
    const all = (await trail("?limit=100")).entries.slice(1);
    const paged: Entry[] = [];
    let cursor: string | null = null;
    do {
      const page: { entries: Entry[]; nextCursor: string | null } = await trail(
        `?limit=3${cursor === null ? "" : `&cursor=${cursor}`}`,
      );
      paged.push(...page.entries);
      cursor = page.nextCursor;
    } while (cursor !== null);
    const ids = paged.map(({ requestId }) => requestId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { requestId } of all) expect(ids).toContain(requestId);
  });

  it("is forgotten after a year, by the morning's round, and not before", async () => {
    const day = "?limit=100&date=2026-03-02";
    // What is open is gone over each morning of the year.
    const withdrawal = `/v1/applications/${applicant.applicationId}/withdrawal`;
    const { queryCode } = applicant;
    const withdrawn = await w.call("POST", withdrawal, { reason: "不再建设" }, { "x-query-code": queryCode });
    expect(withdrawn.status).toBe(200);
    await w.clock("2027-03-02T12:00:00+08:00");
    expect((await trail(day)).entries.length).toBeGreaterThan(5);
    await w.clock("2027-03-06T12:00:00+08:00");
    expect((await trail(day)).entries).toEqual([]);
    expect(await ofCase()).toEqual([]);
  });
});

describe("what is audited", () => {
  it("is every reading by a token, what operators set off, and what leaves as a whole", () => {
    const names = ROUTES.filter(isAudited).map(({ name }) => name);
    for (const { name, access, method } of ROUTES)
      if (typeof access !== "string" && method === "GET") expect(names).toContain(name);
    for (const name of [
      "exportApplication",
      "exportCase",
      "eraseContact",
      "reconcileNow",
      "redeliverWebhook",
    ])
      expect(names).toContain(name);
    for (const name of ["getApplication", "getCatalogue", "giveOpinion"]) expect(names).not.toContain(name);
    for (const route of ROUTES)
      expect([route.name, route.rights.includes("audit")]).toEqual([
        route.name,
        isAudited(route) || isAuditedOfAgents(route),
      ]);
  });

  it("is shown to nobody where it cannot be kept that it was", async () => {
    const store = memoryStore();
    const reviewId = await aReview(store, "440307-0000000000000001");
    const deps = {
      store,
      region: rules.region,
      rules: rules.clock,
      audit: {
        keep: () => Promise.reject(new Error("full")),
        entries: async () => ({ items: [], cursor: null }),
      },
    };
    const asked = { at: T0, claims: { role: "department", department: "housing" } };
    const read = await send(getReview, deps, { route: "getReview", path: { reviewId }, ...asked });
    expect([read.status, read.body["code"]]).toEqual([500, "internal"]);
    expect(JSON.stringify(read.body)).not.toContain("consult-housing");
    const listed = await send(listReviews, deps, { route: "listReviews", ...asked });
    expect(listed.status).toBe(500);
  });
});

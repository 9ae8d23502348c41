/** Who opens the case, or the notice that asks for material, has the request: kept once, of the applicant alone. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { changeReview } from "../../functions/app/base/commit.ts";
import type { CaseStore } from "../../functions/app/base/ports.ts";
import { requestSupplement } from "../../functions/domain/review/supplement.ts";
import { getApplication } from "../../functions/http/application/getApplication.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { aCase, ACT, rules, T0 } from "../support/cases.ts";
import { send } from "../support/gateway.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { world, type Applicant, type World } from "../support/runtime.ts";

const ID = "440307-0000000000000001";
const ASKING = ["land", "water"];
const [ONE, TWO] = ASKING.map((department) => `${ID}.consult-${department}`) as [string, string];

/** A case in which two departments have asked for material at T0. */
async function setup(over: Partial<CaseStore> = {}) {
  const store = memoryStore();
  await aCase(store, ID);
  for (const reviewId of [ONE, TWO])
    await changeReview(store, reviewId, ACT, (review) => {
      const [material] = review.facts.matter.materials;
      const items = [{ material: material!, defect: "not legible", basis: null }];
      return requestSupplement(review, { items, reasons: "r", handler: null }, T0, rules.clock, []);
    });
  const logged: string[] = [];
  const deps = {
    store: { ...store, ...over },
    region: rules.region,
    rules: rules.clock,
    codes: { issueOf: async () => 1 } as never,
    log: { info: () => undefined, error: (code: string) => void logged.push(code) },
    settleSeconds: 60,
  };
  const asked = (headers: Record<string, string> = {}, method = "GET") =>
    send(getApplication, deps, {
      route: "getApplication",
      method,
      path: { applicationId: ID },
      headers: { "x-query-code": "any", ...headers },
      at: plusSeconds(T0, 3600),
    });
  const service = async (reviewId: string) => (await store.loadReview(reviewId))!.state.supplement!.service;
  return { asked, service, logged };
}

const OPENED = { at: plusSeconds(T0, 3600), by: "opening" };

describe("a GET of a case in which material is owed", () => {
  it("serves every request in it at once, and the answer is as the record stands then", async () => {
    const { asked, service } = await setup();
    const first = await asked();
    expect([await service(ONE), await service(TWO)]).toEqual([OPENED, OPENED]);
    // Ten working days from Monday 2 March, and not from the end of the Tuesday.
    expect(first.body).toMatchObject({
      owed: [{ until: "2026-03-17T00:00:00.000+08:00" }, { until: "2026-03-17T00:00:00.000+08:00" }],
    });
    const again = await asked();
    expect(again.headers["etag"]).toBe(first.headers["etag"]);
    expect(again.body).toEqual(first.body);
  });

  it("that shows nothing serves nothing: HEAD, which has the headers of GET, and what the caller has already", async () => {
    const { asked, service } = await setup();
    const head = await asked({}, "HEAD");
    const fresh = await asked({ "if-none-match": "*" });
    expect([head.status, fresh.status, await service(ONE)]).toEqual([200, 304, null]);
    expect((await asked()).headers["etag"]).toBe(head.headers["etag"]);
  });

  it("is answered where it could not be kept, and the next one serves", async () => {
    let fails = true;
    const { asked, service, logged } = await setup({
      commit: async () => {
        if (fails) throw new Error("the table is throttled");
        return "conflict";
      },
    });
    expect(await asked()).toMatchObject({ status: 200, body: { owed: [{}, {}] } });
    expect([logged, await service(ONE)]).toEqual([["opening-not-kept"], null]);
    fails = false;
    // Somebody else got on: nobody waits for a second try.
    expect((await asked()).status).toBe(200);
  });
});

describe("on one machine", () => {
  let w: World;
  let applicant: Applicant;
  const LATEST = "2026-03-04T00:00:00.000+08:00";
  beforeAll(async () => {
    w = await world();
    applicant = await w.submit();
  });
  afterAll(() => w.stop());

  const own = (part = "", headers = {}) =>
    w.call("GET", `/v1/applications/${applicant.applicationId}${part}`, undefined, {
      ...w.as.applicant(applicant),
      ...headers,
    });
  const review = (department: string) => `/v1/reviews/${applicant.applicationId}.consult-${department}`;
  const supplement = async (department: string) =>
    (await w.call("GET", review(department), undefined, await w.as.department(department))).body.supplement;
  const ask = async (department: string) => {
    const as = await w.as.department(department);
    const { application } = (await w.call("GET", review(department), undefined, as)).body;
    const items = [
      { material: application.materials[0].code, defect: "d", basis: { document: "d", article: "a" } },
    ];
    const asked = await w.call(
      "POST",
      `${review(department)}/supplement-request`,
      { items, reasons: "r" },
      as,
    );
    expect(asked.status).toBe(200);
    await w.rest();
  };

  it("the notice serves what it asks for and nothing that was asked for later; lists and others' eyes serve nothing", async () => {
    await ask("land");
    const { notices } = (await own("/notices")).body;
    const notice = notices.find(({ kind }: { kind: string }) => kind === "supplement").noticeId as string;
    await own("/events");
    const supervisor = await w.as.role("supervisor");
    await w.call("GET", `/v1/applications/${applicant.applicationId}/case`, undefined, supervisor);
    expect(await supplement("land")).toMatchObject({
      servedAt: null,
      servedBy: null,
      servedAtLatest: LATEST,
    });
    await w.clock("PT1H");
    await ask("water");
    const page = await fetch(`${w.url}/v1/applications/${applicant.applicationId}/notices/${notice}`, {
      headers: { ...w.as.applicant(applicant), accept: "text/html" },
    });
    expect(await page.text()).toContain("请自收到本告知书之日起10个工作日内补齐");
    expect(await supplement("land")).toMatchObject({
      servedAt: "2026-03-02T10:00:00.000+08:00",
      servedBy: "opening",
      lapsesAt: "2026-03-17T00:00:00.000+08:00",
    });
    expect(await supplement("water")).toMatchObject({ servedAt: null });
    const events = (await own("/events")).body.events as { type: string }[];
    expect(events.filter(({ type }) => type === "supplement-served")).toHaveLength(1);
  });

  it("nobody looks: it is served with the end of the first working day", async () => {
    await w.clock("P2D");
    expect(await supplement("water")).toMatchObject({
      servedAt: LATEST,
      servedBy: "first-day",
      lapsesAt: "2026-03-19T00:00:00.000+08:00",
    });
  });
});

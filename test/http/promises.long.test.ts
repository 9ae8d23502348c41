/** 容缺受理: what may follow, follows against a promise; until it has come nothing is decided, and no silence consents without it. */
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { fixtureRules } from "../support/fixtures.ts";
import { TERMS, withMayFollow } from "../support/mayFollow.ts";
import { example, world, type Applicant, type World } from "../support/runtime.ts";

jest.setTimeout(60_000);

const good = example("municipal-road-application");
const without = (code: string) => good.materials.filter((one) => one.code !== code);
const CODES = ["91990000MA5EXMP16R", "91990000MA5EXMP75W", "91990000MA5F1A2B54", "91990000MA5EXMP08Y"];
/** What is found wrong is withdrawn at once. */
const AT_ONCE = { text: TERMS.text, textEn: TERMS.textEn, basis: TERMS.basis };
const promise = { material: "green-space-plan", text: TERMS.text, signedBy: "陈经理" };

let w: World;
beforeAll(async () => {
  const rules = withMayFollow(fixtureRules(), "green-space-plan");
  const matters = rules.region.matters.map((one) =>
    one.code === "consult-water" ? { ...one, replaceableBy: ["promise" as const], promise: AT_ONCE } : one,
  );
  w = await world({ rules: { ...rules, region: { ...rules.region, matters } } });
});
afterAll(() => w.stop());

const submit = (more: object) =>
  w.call("POST", "/v1/applications", { ...good, materials: without("green-space-plan"), ...more });

/** Each test has applicants of its own: whoever has broken a promise gives no other. */
const promised = async (creditCode: string = good.applicant.creditCode): Promise<Applicant> => {
  const applicant = { ...good.applicant, creditCode };
  const { status, body } = await submit({ applicant, promises: [promise] });
  expect([status, body.status, body.missingMaterials]).toEqual([201, "in-review", []]);
  return body as Applicant;
};

const bring = ({ applicationId, queryCode }: Applicant) => {
  const { code: _, ...file } = good.materials.find(({ code }) => code === "green-space-plan")!;
  const path = `/v1/applications/${applicationId}/materials/green-space-plan`;
  return w.call("PUT", path, file, { "x-query-code": queryCode });
};

const typesOf = async ({ applicationId, queryCode }: Applicant): Promise<string[]> => {
  const path = `/v1/applications/${applicationId}/events`;
  const { body } = await w.call("GET", path, undefined, { "x-query-code": queryCode });
  return body.events
    .map(({ type }: { type: string }) => type)
    .filter((type: string) => type.startsWith("promise"));
};

const forestryOf = async ({ applicationId }: Applicant) =>
  (
    await w.call(
      "GET",
      `/v1/reviews/${applicationId}.consult-forestry`,
      undefined,
      await w.as.department("forestry"),
    )
  ).body;

/** The guards that a silence has failed, wherever an answer says so. */
const failedBy = (review: object): string[][] =>
  [...JSON.stringify(review).matchAll(/"failedGuards":(\[[^\]]*\])/g)].map(([, list]) => JSON.parse(list!));

/** Everybody consents. */
async function allConsent(applicant: Applicant): Promise<void> {
  for (const { reviewId, department } of (await w.status(applicant)).reviews) {
    const by = await w.as.department(department.id);
    const { status } = await w.call("PUT", `/v1/reviews/${reviewId}/opinion`, { kind: "consent" }, by);
    expect(status).toBe(200);
  }
}

describe("material that may follow", () => {
  it("is missing where nobody promises it, and is owed by its date where its applicant does", async () => {
    expect((await submit({})).body).toMatchObject({ status: "awaiting-materials" });
    const applicant = await promised();
    const { owed, promises } = await w.status(applicant);
    const until = "2026-03-10T00:00:00.000+08:00";
    expect(owed).toMatchObject([{ code: "green-space-plan", askedBy: null, until, overdue: false }]);
    expect(promises).toEqual([
      {
        material: "green-space-plan",
        text: TERMS.text,
        textEn: TERMS.textEn,
        basis: TERMS.basis,
        signedBy: "陈经理",
        givenAt: "2026-03-02T09:00:00.000+08:00",
        until,
        cameAt: null,
        brokenAt: null,
        releasedAt: null,
      },
    ]);
    // Who is asked for it sees it; who is not does not.
    expect((await forestryOf(applicant)).application.promises).toHaveLength(1);
    const water = `/v1/reviews/${applicant.applicationId}.consult-water`;
    const { body } = await w.call("GET", water, undefined, await w.as.department("water"));
    expect(body.application.promises).toEqual([]);
  });

  it("is promised in the authority's words, for what may follow, and once; every fault at once", async () => {
    const { status, body } = await submit({
      promises: [{ ...promise, text: "明天交" }, { ...promise, material: "site-plan" }, promise],
    });
    expect([status, body.errors.map(({ path, code }: Record<string, string>) => `${path} ${code}`)]).toEqual([
      400,
      [
        "promises[0].text promise-text",
        "promises[1].material promise-not-open",
        "promises[2].material promise-needless",
      ],
    ]);
    const handed = await submit({ materials: good.materials, promises: [promise] });
    expect(handed.body.errors).toMatchObject([{ code: "promise-needless" }]);
  });

  it("may not follow where the project is on the negative list", async () => {
    const project = { ...good.project, flags: ["secret"] };
    const { body } = await submit({ project, promises: [promise] });
    expect(body).toMatchObject({ status: 422, code: "promise-on-flagged", flags: ["secret"] });
  });

  it("does not keep silence from counting once it has come in time, and counts for nobody who does without it", async () => {
    const [came, not] = [await promised(), await promised(CODES[0])];
    await w.clock("P3D");
    for (const _ of ["once", "again"]) expect((await bring(came)).status).toBe(200);
    expect((await w.status(came)).owed).toEqual([]);
    await w.clock("P7D");
    expect(await forestryOf(came)).toMatchObject({ status: "closed", outcome: "deemed-consent" });
    const escalated = await forestryOf(not);
    expect(escalated).toMatchObject({ status: "overdue", outcome: null });
    expect(failedBy(escalated)).toEqual([["G4"]]);
    const outcomes = (await w.status(not)).reviews.map(
      ({ matter, outcome }: { matter: { code: string }; outcome: string }) => `${matter.code} ${outcome}`,
    );
    expect(outcomes).toContain("consult-water deemed-consent");
    expect(await typesOf(came)).toEqual(["promise-given", "promised-material-came"]);
  });

  it("is there before anything is decided, which is decided when it comes", async () => {
    const applicant = await promised(CODES[1]);
    await allConsent(applicant);
    await w.clock("P1D");
    expect((await w.status(applicant)).status).toBe("in-review");
    expect((await bring(applicant)).status).toBe(200);
    const { status, decidedAt, decision } = await w.status(applicant);
    expect([status, decidedAt]).toEqual(["granted", "2026-03-13T09:00:00.000+08:00"]);
    expect(decision).not.toBeNull();
  });

  it("is asked for again before its date, and is broken when it has passed: what comes then takes back nothing", async () => {
    const applicant = await promised(CODES[2]);
    await w.clock("P4D");
    expect(await typesOf(applicant)).toEqual(["promise-given"]);
    await w.clock("P2D");
    expect(await typesOf(applicant)).toEqual(["promise-given", "promise-reminded"]);
    await w.clock("P2D");
    const { owed, promises } = await w.status(applicant);
    expect(owed).toMatchObject([{ code: "green-space-plan", overdue: true }]);
    expect(promises).toMatchObject([{ brokenAt: "2026-03-21T00:00:00.000+08:00", cameAt: null }]);
    expect(await typesOf(applicant)).toEqual(["promise-given", "promise-reminded", "promise-broken"]);
    expect((await bring(applicant)).status).toBe(200);
    await w.clock("P4D");
    // Its term was over, as that of a supplement would have been.
    const review = await forestryOf(applicant);
    expect(review).toMatchObject({ status: "overdue" });
    expect(failedBy(review)).toEqual([["G4"]]);
  });
});

describe("a promise that is checked afterwards", () => {
  const creditCode = CODES[3]!;
  const applicant = { ...good.applicant, creditCode };
  const claims = [{ matter: "consult-water", by: "promise", signedBy: "陈经理", text: TERMS.text }];
  const post = (reviewId: string, body: object, by: Record<string, string>) =>
    w.call("POST", `/v1/reviews/${reviewId}/promise-checks`, body, by);
  const toCheck = async (department: string): Promise<string[]> => {
    const by = await w.as.department(department);
    const { body } = await w.call("GET", "/v1/reviews?status=to-check", undefined, by);
    return body.reviews.map((one: { reviewId: string }) => one.reviewId);
  };

  it("stands in a list until it is, is withdrawn where it is not held, and keeps its applicant from the next", async () => {
    const made = await submit({ applicant, claims, materials: good.materials });
    expect(made.status).toBe(201);
    const own = made.body as Applicant;
    const reviewId = `${own.applicationId}.consult-water`;
    expect(await toCheck("water")).toContain(reviewId);
    const water = await w.as.department("water");
    const { body: review } = await w.call("GET", `/v1/reviews/${reviewId}`, undefined, water);
    expect(review.promiseChecks).toMatchObject([{ material: null, standing: "due", checks: [] }]);
    const offer = { command: "checkPromise", until: null, limits: { materials: [], matter: true } };
    expect(review.offers).toContainEqual(offer);
    const finding = { result: "not-held", found: "未按承诺建设", article: "第八条" };
    expect((await post(reviewId, finding, await w.as.department("land"))).status).toBe(403);
    const answered = await post(reviewId, finding, water);
    expect([answered.status, answered.body.promiseChecks[0].standing]).toEqual([200, "withdrawn"]);
    expect((await post(reviewId, finding, water)).status).toBe(200);
    const again = await post(reviewId, { ...finding, found: "再查" }, water);
    expect([again.status, again.body.code]).toEqual([409, "promise-checked"]);
    expect(await toCheck("water")).not.toContain(reviewId);
    await w.rest();

    // The applicant is told, in both languages.
    const { body: list } = await w.call(
      "GET",
      `/v1/applications/${own.applicationId}/notices`,
      undefined,
      w.as.applicant(own),
    );
    const notice = list.notices.find(({ kind }: { kind: string }) => kind === "promise-check");
    for (const [lang, says] of [
      ["zh-CN", "现决定撤销据此取得的办理结果"],
      ["en", "what was given on it is withdrawn"],
    ] as const) {
      const path = `/v1/applications/${own.applicationId}/notices/${notice.noticeId}?lang=${lang}`;
      const accept = { ...w.as.applicant(own), accept: "text/html" };
      const page = await fetch(`${w.url}${path}`, { headers: accept });
      expect(await page.text()).toContain(says);
    }

    // It promises nothing for a year, and may apply with all there is; silence counts for it as before.
    const barred = await submit({ applicant, promises: [promise] });
    expect(barred.body).toMatchObject({
      status: 422,
      code: "promise-barred",
      holds: [expect.stringContaining("-H")],
    });
    expect((await submit({ applicant, materials: good.materials })).status).toBe(201);
    const { body: holds } = await w.call(
      "GET",
      `/v1/integrity-holds?creditCode=${creditCode}`,
      undefined,
      await w.as.role("supervisor"),
    );
    expect(holds.holds).toMatchObject([{ keepsFrom: "promising", placed: { by: { role: "platform" } } }]);
  });

  it("is no longer to be checked once its application is withdrawn", async () => {
    const kept = { ...applicant, creditCode: CODES[1] };
    const made = await submit({ applicant: kept, claims, materials: good.materials });
    const own = made.body as Applicant;
    const reviewId = `${own.applicationId}.consult-water`;
    expect(await toCheck("water")).toContain(reviewId);
    const path = `/v1/applications/${own.applicationId}/withdrawal`;
    expect((await w.call("POST", path, { reason: "暂缓建设" }, w.as.applicant(own))).status).toBe(200);
    expect(await toCheck("water")).not.toContain(reviewId);
    const water = await w.as.department("water");
    const { body: review } = await w.call("GET", `/v1/reviews/${reviewId}`, undefined, water);
    expect(review.offers.map(({ command }: { command: string }) => command)).not.toContain("checkPromise");
    expect(review.promiseChecks).toMatchObject([{ standing: "released", due: null }]);
    const listed = await w.call("GET", "/v1/reviews?status=closed", undefined, water);
    const row = listed.body.reviews.find((one: { reviewId: string }) => one.reviewId === reviewId);
    expect(row.promiseChecks).toMatchObject([{ standing: "released", due: null }]);
    const refused = await post(reviewId, { result: "held", found: "属实" }, water);
    expect([refused.status, refused.body.code]).toEqual([409, "application-ended"]);
  });
});

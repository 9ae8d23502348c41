/** 容缺受理: what may follow, follows against a promise; until it has come nothing is decided, and no silence consents without it. */
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { fixtureRules } from "../support/fixtures.ts";
import { TERMS, withMayFollow } from "../support/mayFollow.ts";
import { example, world, type Applicant, type World } from "../support/runtime.ts";

jest.setTimeout(60_000);

const good = example("municipal-road-application");
const without = (code: string) => good.materials.filter((one) => one.code !== code);
const promise = { material: "green-space-plan", text: TERMS.text, signedBy: "陈经理" };

let w: World;
beforeAll(async () => {
  w = await world({ rules: withMayFollow(fixtureRules(), "green-space-plan") });
});
afterAll(() => w.stop());

const submit = (more: object) =>
  w.call("POST", "/v1/applications", { ...good, materials: without("green-space-plan"), ...more });

const promised = async (): Promise<Applicant> => {
  const { status, body } = await submit({ promises: [promise] });
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
    const [came, not] = [await promised(), await promised()];
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
    const applicant = await promised();
    await allConsent(applicant);
    await w.clock("P1D");
    expect((await w.status(applicant)).status).toBe("in-review");
    expect((await bring(applicant)).status).toBe(200);
    const { status, decidedAt, decision } = await w.status(applicant);
    expect([status, decidedAt]).toEqual(["granted", "2026-03-13T09:00:00.000+08:00"]);
    expect(decision).not.toBeNull();
  });

  it("is asked for again before its date, and is broken when it has passed: what comes then takes back nothing", async () => {
    const applicant = await promised();
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

/** 整改复审 over HTTP, the whole process: offered, agreed to, put right, looked at again by whoever objected, and decided. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { fileOf } from "../support/changes.ts";
import { ELEVEN, objection, world, type Applicant, type World } from "../support/runtime.ts";

type Headers = Record<string, string>;
let w: World;
let own: Applicant;
let lead: Headers;
let water: Headers;
let applicant: Headers;
const path = (more = "") => `/v1/applications/${own.applicationId}/rectification${more}`;
const offer = (body: object, who = lead) => w.call("POST", path(), body, who);
const answer = (body: object, who = applicant) => w.call("PUT", path("/answer"), body, who);
const complete = (body: object) => w.call("POST", path("/completion"), body, applicant);
const offersOf = (body: { offers: { command: string }[] }) => body.offers.map(({ command }) => command);
const said = { days: 10, reasons: "供水主管迁改方案完善后可以同意。" };
const report = {
  description: "已按要求修改管线方案。",
  materials: [fileOf("water-and-drainage-plan", "修改后")],
};

beforeAll(async () => {
  w = await world();
  [lead, water] = [await w.as.department("planning"), await w.as.department("water")];
  own = await w.submit();
  applicant = w.as.applicant(own);
  for (const id of ELEVEN) await w.opinion(own, id, id === "water" ? objection : { kind: "consent" });
  await w.rest();
});
afterAll(() => w.stop());

describe("putting right and looking again", () => {
  it("is the lead's to offer, in time that is left, and the applicant's to agree to", async () => {
    expect(
      offersOf((await w.call("GET", `/v1/applications/${own.applicationId}/case`, undefined, lead)).body),
    ).toContain("offerRectification");
    expect((await offer(said, water)).body.code).toBe("role-not-allowed");
    expect((await offer({ ...said, days: 16 })).status).toBe(400);
    expect((await answer({ answer: "agrees" })).body).toMatchObject({
      status: 409,
      code: "no-rectification",
    });
    const offered = await offer(said);
    expect(offered.body).toMatchObject({
      status: "joint-review",
      rectification: { standing: "offered", days: 10, objections: [`${own.applicationId}.consult-water`] },
    });
    expect((await offer({ ...said, days: 5 })).body).toMatchObject({
      status: 409,
      code: "rectification-used",
    });
    expect(offersOf(await w.status(own))).toContain("answerRectification");
    const agreed = await answer({ answer: "agrees" });
    expect(agreed.body).toMatchObject({
      status: "in-review",
      jointReview: null,
      rectification: {
        standing: "running",
        answer: { agrees: true },
        dueAt: expect.stringContaining("2026-03-17"),
      },
    });
    await w.rest();
    const kinds = (await w.notices(own)).map(({ kind }: { kind: string }) => kind);
    expect(kinds.filter((kind: string) => kind === "rectification")).toHaveLength(2);
    const { messages } = (
      await w.call("GET", `/v1/applications/${own.applicationId}/messages`, undefined, applicant)
    ).body;
    expect(messages.filter(({ todo }: { todo: object | null }) => todo !== null)).toHaveLength(1);
  });

  it("takes only material of what was objected to, and begins a second review of half the limit", async () => {
    const other = { ...report, materials: [fileOf("site-plan", "x")] };
    expect((await complete(other)).body).toMatchObject({
      status: 422,
      code: "not-for-rectification",
      allowed: expect.arrayContaining(["water-and-drainage-plan"]),
    });
    const done = await complete(report);
    const second = `${own.applicationId}.consult-water~2`;
    expect(done.body).toMatchObject({ status: "in-review", rectification: { standing: "done" } });
    expect((await complete(report)).body).toMatchObject({ rectification: { standing: "done" } });
    const open = done.body.reviews.filter(({ status }: { status: string }) => status !== "closed");
    const ids = open.map(({ reviewId }: { reviewId: string }) => reviewId);
    expect(ids).toContain(second);
    const first = done.body.formerReviews.find(
      ({ reviewId }: { reviewId: string }) => reviewId === `${own.applicationId}.consult-water`,
    );
    expect(first).toMatchObject({ outcome: "objected" });
    await w.rest();
    const seen = await w.call("GET", `/v1/reviews/${second}`, undefined, water);
    expect(seen.body).toMatchObject({
      onTimeout: "escalate",
      limitDays: Math.ceil(first.limitDays / 2),
      follows: { reviewId: `${own.applicationId}.consult-water`, why: "objected" },
    });
  });

  it("is served, awaited and closed by the workflow, and decided by the last review of each matter", async () => {
    const { reviews } = await w.status(own);
    for (const { reviewId, status, department } of reviews)
      if (status !== "closed")
        await w.call(
          "PUT",
          `/v1/reviews/${reviewId}/opinion`,
          { kind: "consent" },
          await w.as.department(department.id),
        );
    await w.rest();
    const end = await w.status(own);
    expect(end.status).toMatch(/^granted/);
    expect(end.decision.matters.map(({ reviewId }: { reviewId: string }) => reviewId)).toContain(
      `${own.applicationId}.consult-water~2`,
    );
  });
});

/** 复核 over HTTP: a consent by silence is revoked after the decision, which stays in force until the lead says what becomes of it. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ELEVEN, world, type Applicant, type World } from "../support/runtime.ts";
import { heard } from "../support/hearing.ts";

type Headers = Record<string, string>;
let w: World;
let own: Applicant;
let lead: Headers;
let supervisor: Headers;
const reviewId = () => `${own.applicationId}.consult-water`;
let announcedAt: string;
const revoke = (more: object = {}) =>
  w.call(
    "POST",
    `/v1/reviews/${reviewId()}/revocation`,
    { announcedAt, reasons: "选址位于蓝线以内。", ...more },
    supervisor,
  );
const revise = (body: object, who = lead) =>
  w.call(
    "POST",
    `/v1/applications/${own.applicationId}/revision`,
    { reviewId: reviewId(), reasons: "r", ...body },
    who,
  );

beforeAll(async () => {
  w = await world();
  lead = await w.as.department("planning");
  const { token } = (await w.call("POST", "/local/tokens", { role: "supervisor", rank: "head", name: "周" }))
    .body;
  supervisor = { authorization: `Bearer ${token}` };
  own = await w.submit();
  await w.clock("P1D");
  for (const id of ELEVEN.filter((one) => one !== "water")) await w.opinion(own, id);
  await w.clock("P30D");
  await w.rest();
});
afterAll(() => w.stop());

describe("a decision that rests on a revoked consent by silence", () => {
  it("stays in force and is marked, and everybody is told until when its organ decides", async () => {
    expect(await w.status(own)).toMatchObject({
      status: "granted",
      decision: { underRevision: [], revisions: [] },
    });
    expect((await revise({ result: "stands" })).body).toMatchObject({
      status: 409,
      code: "nothing-under-revision",
    });
    announcedAt = await heard(w, own, reviewId(), supervisor);
    expect((await revoke({ gravePublicHarm: true })).body).toMatchObject({
      status: 409,
      code: "grave-public-harm",
    });
    expect((await revoke()).status).toBe(200);
    const marked = await w.status(own);
    expect(marked).toMatchObject({
      status: "granted",
      decision: { underRevision: [{ reviewId: reviewId(), organ: "planning" }] },
    });
    const { offers } = (await w.call("GET", `/v1/applications/${own.applicationId}/case`, undefined, lead))
      .body;
    expect(offers).toContainEqual(
      expect.objectContaining({ command: "reviseDecision", limits: { reviews: [reviewId()] } }),
    );
  });

  it("goes up the ladder where its organ is late, and everybody of the case reads so", async () => {
    const raised = async () =>
      (await w.status(own))["decision"] as { underRevision: { raisedTo: string | null }[] };
    expect((await raised()).underRevision).toMatchObject([{ raisedTo: null }]);
    await w.clock("P30D");
    expect((await raised()).underRevision).toMatchObject([{ raisedTo: "government" }]);
  });

  it("is decided on by its organ alone; old and new are linked, and what others gave stands", async () => {
    expect((await revise({ result: "revoked" })).body).toMatchObject({ status: 422, code: "revision-lacks" });
    expect((await revise({ result: "stands" }, await w.as.department("water"))).body.code).toBe(
      "role-not-allowed",
    );
    const body = { result: "revoked", article: "行政许可法 第六十九条", compensation: "依法赔偿设计费用。" };
    expect((await revise(body)).body).toMatchObject({
      status: "partly-granted",
      decision: {
        result: "partly-granted",
        underRevision: [],
        revisions: [{ ...body, reviewId: reviewId(), before: "granted" }],
      },
    });
    expect((await revise(body)).status).toBe(200);
    const { decision } = await w.status(own);
    const refused = decision.matters.filter(({ result }: { result: string }) => result === "refused");
    expect(refused.map((one: { reviewId: string }) => one.reviewId)).toEqual([reviewId()]);
    await w.rest();
    const notices = await w.notices(own);
    expect(notices.map(({ kind }: { kind: string }) => kind)).toContain("revision");
    const { number, code } = notices.find(({ kind }: { kind: string }) => kind === "summary");
    const query = String(new URLSearchParams({ number, code }));
    const { body: verified } = await w.call("GET", `/v1/notices/verification?${query}`);
    expect(verified).toMatchObject({ superseded: { in: "part", kind: "revision" }, underReview: null });
  });
});

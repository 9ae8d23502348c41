/** 增加事项 over HTTP, the whole process: the lead corrects a fact, a department is asked, and the decision waits for it. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ELEVEN, example, world, type Applicant, type World } from "../support/runtime.ts";

let w: World;
let own: Applicant;
let lead: Record<string, string>;
const good = example("municipal-road-application");
const project = {
  ...good.project,
  attributes: { ...good.project.attributes, civilDefenceArea: false },
};
const EVIDENCE = "现场勘测报告（2026年3月2日）载明建有防空地下室。";
const add = (body: object, who = lead) =>
  w.call("POST", `/v1/applications/${own.applicationId}/matters`, body, who);
const correction = { attributes: { civilDefenceArea: true }, evidence: EVIDENCE };

beforeAll(async () => {
  w = await world();
  lead = await w.as.department("planning");
  own = await w.submit({ ...good, project });
});
afterAll(() => w.stop());

describe("a department that is added", () => {
  it("is added by the lead alone, and refused with what is possible instead", async () => {
    expect((await add(correction, await w.as.department("water"))).body.code).toBe("role-not-allowed");
    expect((await add({ ...correction, attributes: { civilDefenceArea: 3 } })).body).toMatchObject({
      status: 400,
      errors: [{ path: "attributes.civilDefenceArea" }],
    });
    expect((await add({ ...correction, attributes: { civilDefenceArea: false } })).body).toMatchObject({
      status: 422,
      code: "nothing-changed",
    });
  });

  it("is served at once, told to the applicant, and waited for by the workflow and the decision", async () => {
    const before = await w.status(own);
    const came = await add(correction);
    expect(came.status).toBe(200);
    const added = `${own.applicationId}.consult-civil-defence`;
    const of = (body: typeof before) =>
      body.reviews.filter(({ reviewId }: { reviewId: string }) => reviewId !== added);
    expect(of(came.body).map(({ dueAt }: { dueAt: string }) => dueAt)).toEqual(
      of(before).map(({ dueAt }: { dueAt: string }) => dueAt),
    );
    expect((await add(correction)).status).toBe(200);
    await w.rest();
    const seen = await w.call(
      "GET",
      `/v1/reviews/${added}`,
      undefined,
      await w.as.department("civil-defence"),
    );
    expect(seen.body).toMatchObject({ status: "running", project: { code: good.project.code } });
    const kinds = (await w.notices(own)).map(({ kind }: { kind: string }) => kind);
    expect(kinds).toContain("matter-added");
    for (const id of ELEVEN.filter((one) => one !== "civil-defence")) await w.opinion(own, id);
    await w.rest();
    expect(await w.status(own)).toMatchObject({ status: "in-review" });
    await w.opinion(own, "civil-defence");
    await w.rest();
    const end = await w.status(own);
    expect(end.status).toMatch(/^granted/);
    expect(end.decision.matters.map(({ reviewId }: { reviewId: string }) => reviewId)).toContain(added);
    const late = await add({ ...correction, evidence: "another one" });
    expect(late.body).toMatchObject({ status: 409, code: "too-late-to-add" });
    expect(late.body.detail).toMatch(/another one for that matter|另行提交申请/);
  });
});

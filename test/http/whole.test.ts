/** 办理总时限 over HTTP: what is shown of it, and who extends it. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { rulesWith } from "../support/rules.ts";
import { world, type Applicant, type World } from "../support/runtime.ts";

let w: World;
let own: Applicant;
const more = { days: 15, reasons: "涉及多部门联合评审。" };
const extend = (body: object, who: Record<string, string>) =>
  w.call("POST", `/v1/applications/${own.applicationId}/whole-extension`, body, who);

beforeAll(async () => {
  w = await world({
    rules: rulesWith({ matters: { "consult-forestry": { kind: "licence", onTimeout: "escalate" } } }),
  });
  own = await w.submit();
});
afterAll(() => w.stop());

describe("the limit of the whole", () => {
  it("is shown to the applicant and the lead, asked for by an officer, and given by the government's head", async () => {
    expect((await w.status(own)).whole).toMatchObject({
      limitDays: 45,
      usedDays: 0,
      lamp: "green",
      breaches: [],
      extension: null,
    });
    const officer = await w.as.person("planning", { name: "李明", rank: "officer" });
    expect((await extend(more, officer)).body.whole).toMatchObject({ limitDays: 45, asked: more });
    const head = await w.as.person("planning", { name: "赵刚", rank: "government-head" });
    const given = await extend(more, head);
    expect(given.body.whole).toMatchObject({
      limitDays: 60,
      asked: null,
      extension: { ...more, approver: "赵刚" },
    });
    expect((await extend({ ...more, days: 1 }, head)).body).toMatchObject({
      status: 409,
      code: "whole-extended",
    });
    expect((await extend({ ...more, days: 16 }, head)).status).toBe(400);
    expect((await extend(more, await w.as.department("water"))).body.code).toBe("role-not-allowed");
    await w.rest();
    const kinds = async () => (await w.notices(own)).map(({ kind }: { kind: string }) => kind);
    expect((await kinds()).filter((kind: string) => kind === "whole-limit")).toHaveLength(1);
  });
});

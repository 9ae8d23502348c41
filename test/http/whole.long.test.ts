/** 办理总时限 over HTTP: that it runs out is noticed by itself, once, with a document. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { rulesWith } from "../support/rules.ts";
import { world, type Applicant, type World } from "../support/runtime.ts";

let w: World;
let own: Applicant;

beforeAll(async () => {
  w = await world({
    rules: rulesWith({ matters: { "consult-forestry": { kind: "licence", onTimeout: "escalate" } } }),
  });
  own = await w.submit();
});
afterAll(() => w.stop());

describe("the limit of the whole", () => {
  it("runs out once, as of its end, and is told", async () => {
    const { whole } = await w.status(own);
    await w.clock("2026-05-20T09:00:00+08:00");
    expect((await w.status(own)).whole).toMatchObject({
      lamp: "red",
      remainingDays: 0,
      breachedAt: [whole.dueAt],
    });
    const kinds = (await w.notices(own)).map(({ kind }: { kind: string }) => kind);
    expect(kinds.filter((kind: string) => kind === "whole-limit")).toHaveLength(1);
    // It is a figure of the region, and opens to its case.
    await w.rest();
    const supervisor = await w.as.role("supervisor");
    const get = async (path: string) => (await w.call("GET", path, undefined, supervisor)).body;
    const period = `from=${whole.dueAt.slice(0, 10)}&to=${whole.dueAt.slice(0, 10)}`;
    expect((await get(`/v1/supervision/departments?${period}`)).cases.wholeOverdue).toBe(1);
    expect((await get(`/v1/supervision/figures?figure=wholeOverdue&${period}`)).rows).toMatchObject([
      { applicationId: own.applicationId, department: { id: "planning" }, case: { status: "in-review" } },
    ]);
  });
});

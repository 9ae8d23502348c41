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
      breaches: [
        {
          at: whole.dueAt,
          lead: "planning",
          open: expect.arrayContaining([`${own.applicationId}.consult-forestry`]),
        },
      ],
    });
    const kinds = (await w.notices(own)).map(({ kind }: { kind: string }) => kind);
    expect(kinds.filter((kind: string) => kind === "whole-limit")).toHaveLength(1);
    // It is a figure of the region and of the lead, which answers for it, and opens to its case; nobody has a card for it.
    await w.rest();
    const supervisor = await w.as.role("supervisor");
    const get = async (path: string) => (await w.call("GET", path, undefined, supervisor)).body;
    const period = `from=${whole.dueAt.slice(0, 10)}&to=${whole.dueAt.slice(0, 10)}`;
    expect((await get(`/v1/supervision/departments?${period}`)).cases.wholeOverdue).toBe(1);
    expect((await get(`/v1/supervision/figures?figure=wholeOverdue&${period}`)).rows).toMatchObject([
      { applicationId: own.applicationId, department: { id: "planning" }, case: { status: "in-review" } },
    ]);
    type Figures = { id: string; wholeLed: number; yellowCards: number; redCards: number };
    const { departments } = await get(`/v1/supervision/departments?${period}`);
    const led = (departments as Figures[]).filter(({ wholeLed }) => wholeLed > 0);
    expect(led).toMatchObject([{ id: "planning", wholeLed: 1, yellowCards: 0, redCards: 0 }]);
    const list = (who: string) => get(`/v1/supervision/figures?figure=wholeLed&department=${who}&${period}`);
    expect((await list("planning")).rows).toMatchObject([
      { applicationId: own.applicationId, department: { id: "planning" }, case: { status: "in-review" } },
    ]);
    expect((await list("forestry")).rows).toEqual([]);
  });
});

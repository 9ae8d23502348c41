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
  });
});

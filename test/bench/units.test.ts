/** What a case takes of the cloud is a part of what is promised: counted, so that nothing makes it grow unseen. */
import { beforeAll, describe, expect, it } from "@jest/globals";
import { countCases, type CaseName } from "../../bench/units/cases.ts";
import { cloud } from "../../bench/units/cloud.ts";
import { MORE_TRANSITIONS, MOST, sumsOf, type Sums } from "../../bench/units/goals.ts";
import { parseInstant } from "../../functions/domain/base/time.ts";
import { WANTED } from "../../infra/wanted.ts";
import { example, fixtureRules } from "../support/fixtures.ts";
import { MONDAY } from "../support/runtime.ts";

let taken: Map<CaseName, Sums>;
beforeAll(async () => {
  const all = await cloud({ rules: fixtureRules(), start: parseInstant(MONDAY), wants: WANTED });
  try {
    const cases = await countCases(all, example("municipal-road-application"));
    taken = new Map(cases.map((one) => [one.name, sumsOf(one.taken)]));
  } finally {
    await all.close();
  }
});

describe("eleven departments", () => {
  it("that answer on time take no more than the goals allow", () => {
    const { writes, reads, invocations, transitions } = taken.get("everybody answers on time")!;
    expect(transitions).toBe(MOST.transitions);
    expect(writes).toBeLessThanOrEqual(MOST.writes);
    expect(reads).toBeLessThanOrEqual(MOST.reads);
    expect(invocations).toBeLessThanOrEqual(MOST.invocations);
  });

  it.each<[CaseName, number]>([
    ["two departments are silent", 2 * MORE_TRANSITIONS.silent],
    // It moves when the supplement is asked for, and when it is handed in.
    ["a supplement is asked for and handed in", 2 * MORE_TRANSITIONS.moved],
    ["the applicant withdraws on the second day", 0],
  ])("where %s take %i transitions more", (name, more) => {
    expect(taken.get(name)!.transitions).toBe(MOST.transitions + more);
  });
});

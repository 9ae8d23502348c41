/** What a case takes of the cloud is a part of what is promised: counted, so that nothing makes it grow unseen. */
import { expect, it } from "@jest/globals";
import { countCases, KINDS } from "../../bench/units/cases.ts";
import { cloud } from "../../bench/units/cloud.ts";
import { MOST, sumsOf } from "../../bench/units/goals.ts";
import { parseInstant } from "../../functions/domain/base/time.ts";
import { WANTED } from "../../infra/wanted.ts";
import { example, fixtureRules } from "../support/fixtures.ts";
import { MONDAY } from "../support/runtime.ts";

it("eleven departments that answer on time take no more than the goals allow", async () => {
  const all = await cloud({ rules: fixtureRules(), start: parseInstant(MONDAY), wants: WANTED });
  try {
    const [onTime] = await countCases(all, example("municipal-road-application"), KINDS.slice(0, 1));
    const { writes, reads, invocations, transitions } = sumsOf(onTime!.taken);
    expect(transitions).toBe(MOST.transitions);
    expect(writes).toBeLessThanOrEqual(MOST.writes);
    expect(reads).toBeLessThanOrEqual(MOST.reads);
    expect(invocations).toBeLessThanOrEqual(MOST.invocations);
  } finally {
    await all.close();
  }
});

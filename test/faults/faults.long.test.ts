/** Two thousand schedules, or as many as SCHEDULES says; and every kind of fault, every state and every outcome among them. */
import { describe, expect, it } from "@jest/globals";
import { FAULTS } from "./chance.ts";
import { playSchedules } from "./schedules.ts";

const SCHEDULES = Number(process.env["SCHEDULES"] ?? 2000);

/** Every state of the workflow but the two that hold it, and every end of an application and of a review. */
const WANTED = `ReviewAll AwaitReview Rearm Conclude
  granted granted-with-conditions refused withdrawn lapsed
  consented consented-with-conditions objected not-applicable cancelled
  deemed-consent deemed-refusal no-response`.split(/\s+/);

describe("processes under faults", () => {
  it(`end right, each one of ${SCHEDULES} random schedules, and every kind of fault happened`, async () => {
    const { schedules, faults, states, outcomes, raced } = await playSchedules(SCHEDULES, "memory");
    process.stdout.write(`${JSON.stringify({ schedules, faults, states, outcomes, raced }, null, 2)}\n`);
    expect(schedules).toBe(SCHEDULES);
    expect(FAULTS.filter((fault) => faults[fault] === 0)).toEqual([]);
    expect([...Object.keys(states), ...Object.keys(outcomes)]).toEqual(expect.arrayContaining(WANTED));
  }, 600_000);

  it.each([
    ["SQLite", Math.ceil(SCHEDULES * 0.15)],
    ["dynalite", Math.ceil(SCHEDULES * 0.01)],
  ] as const)(
    "end right on %s, too, each one of %d",
    async (on, wanted) => {
      expect((await playSchedules(wanted, on)).schedules).toBe(wanted);
    },
    900_000,
  );
});

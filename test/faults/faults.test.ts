/**
 * Faults on purpose: whole processes under whatever may go wrong at a port, and each of them ends as it would have
 * without. See README.md; the long suite plays many more.
 */
import { describe, expect, it } from "@jest/globals";
import { playSchedules } from "./schedules.ts";

/** On each store: in memory most, since it takes least. */
const SCHEDULES = [
  ["memory", 16],
  ["SQLite", 6],
  ["dynalite", 1],
] as const;

describe("processes under faults", () => {
  it.each(SCHEDULES)(
    "end right on the store %s, each one of %d random schedules",
    async (on, wanted) => {
      const { schedules, faults } = await playSchedules(wanted, on);
      expect(schedules).toBe(wanted);
      expect(Object.values(faults).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(wanted * 10);
    },
    300_000,
  );
});

/**
 * Faults on purpose: whole processes under whatever may go wrong at a port, and each of them ends as it would have
 * without. See README.md; the long suite plays twenty times as many.
 */
import { describe, expect, it } from "@jest/globals";
import { playSchedules } from "./schedules.ts";

const SCHEDULES = 100;

describe("processes under faults", () => {
  it(`end right, each one of ${SCHEDULES} random schedules`, async () => {
    const { schedules, faults } = await playSchedules(SCHEDULES);
    expect(schedules).toBe(SCHEDULES);
    expect(Object.values(faults).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(SCHEDULES * 10);
  }, 300_000);
});

/** 可能超期: durations are gathered every morning from what was counted, and who has become likely to be late is told once. */
import { expect, it } from "@jest/globals";
import { morningRound } from "../../functions/app/operations/morningRound.ts";
import { durationsKnown } from "../../functions/app/supervision/durations.ts";
import type { Announcement } from "../../functions/app/base/ports.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { aReview, rules, T0 } from "../support/cases.ts";
import { memoryStore } from "../support/memoryStore.ts";

const DAY = 24 * 3600;

/** A review that runs, and mornings with what was counted before them. */
async function mornings() {
  const store = memoryStore();
  const reviewId = await aReview(store, "440307-0000000000000001");
  const { department, matter } = (await store.loadReview(reviewId))!.state.facts;
  const counted = async (day: string, n: number, many: number) => {
    for (let i = 0; i < many; i++) {
      const applicationId = `440307-${String(n * 100 + i).padStart(16, "0")}`;
      await store.count({
        applicationId,
        department: department.id,
        times: 0,
        records: {},
        more: [],
        listed: [
          { subject: `${applicationId}.${matter.code}`, day, counters: { received: 1, answeredOn: n } },
        ],
      });
    }
  };
  const told: Announcement[] = [];
  const deps = {
    store,
    bus: { publish: async (all: readonly Announcement[]) => void told.push(...all) },
    region: rules.region,
    rules: rules.clock,
    settleSeconds: 0,
    log: { info: () => undefined, error: () => undefined },
  };
  const round = async (days: number) => (await morningRound(deps, plusSeconds(T0, days * DAY))).likelyLate;
  return { store, reviewId, department, matter, counted, told, round };
}

it("is told on the first morning of it, under one name, of what took longer within twelve months", async () => {
  const { store, reviewId, department, matter, counted, told, round } = await mornings();
  await counted("2025-03-01", 9, 5);
  await counted("2025-12-01", 3, 7);
  await counted("2026-01-05", matter.limit.days + 2, 5);
  // Nothing is known before the first morning.
  expect((await durationsKnown(store))(department.id, matter.code)).toBe(undefined);
  const each = [];
  for (let day = 1; day <= 7; day++) each.push(await round(day));
  expect(each.reduce((sum, one) => sum + one, 0)).toBe(1);
  expect((await durationsKnown(store))(department.id, matter.code)).toEqual({
    3: 7,
    [matter.limit.days + 2]: 5,
  });
  expect(told.filter(({ type }) => type === "review-likely-late")).toEqual([
    expect.objectContaining({ id: `${reviewId}@likely-late`, subject: reviewId }),
  ]);
});

it("is told though it became known late, or the morning on which it became so had no round; and never twice", async () => {
  const { matter, counted, told, round } = await mornings();
  expect(await round(1)).toBe(0);
  // Answers that are counted late: by them it would have been likely yesterday, too.
  await counted("2026-01-05", matter.limit.days + 2, 5);
  expect([await round(2), await round(2), await round(3)]).toEqual([1, 0, 0]);
  expect(told.filter(({ type }) => type === "review-likely-late")).toHaveLength(1);

  const gap = await mornings();
  await gap.counted("2025-12-01", 3, 40);
  await gap.counted("2026-01-05", gap.matter.limit.days + 2, 5);
  // Until three days are used what is usual is in time; nobody is there as that changes.
  expect(await gap.round(1)).toBe(0);
  expect(await gap.round(6)).toBe(1);
});

/** One trial: applications, what was acknowledged of them, and what must be on record whatever happened. */
import { expect } from "@jest/globals";
import { cases, missing, OPINIONS, reviewOf, type Case } from "./cases.ts";
import { each, type Chance } from "./chance.ts";
import type { People } from "./people.ts";

/** Nine o'clock of the days on which departments answer in time; the first limit runs out after the third. */
export const DAYS = ["2026-03-02", "2026-03-03", "2026-03-04"].map((day) => `${day}T09:00:00.000+08:00`);
/** Two minutes into the days on which limits run out, three before the morning round. */
export const DUE_NIGHTS = ["2026-03-06", "2026-03-10", "2026-03-12", "2026-03-17"].map(
  (day) => `${day}T00:02:00.000+08:00`,
);
/** All limits have run out. */
export const END = "2026-03-18T09:00:00.000+08:00";

export type Callback = { one: Case; department: string };

export type Trial = ReturnType<typeof trial>;

export function trial(count: number, random: Chance) {
  const all = cases(count, random, DAYS.length);
  const dueDates = new Map<string, string | null>();
  const checks = { done: 0, missing: 0 };

  const callbacksOf = (day: number): Callback[] =>
    all.flatMap((one) =>
      [...one.means].filter(([, means]) => means.day === day).map(([department]) => ({ one, department })),
    );

  async function enrol(users: People, one: Case): Promise<void> {
    const { status, body } = await users.submit(one.key, one.flags);
    // A hundred at once are about one project: whoever lost every race sends the same again.
    if (status === 503) return enrol(users, one);
    if (status !== 201) throw new Error(`${status}: ${JSON.stringify(body)}`);
    one.receipt = body;
  }

  async function answer(users: People, { one, department }: Callback, at: string): Promise<void> {
    const { says } = one.means.get(department)!;
    const reviewId = reviewOf(one.receipt.applicationId, department);
    const { status, body } = await users.answer(reviewId, OPINIONS[says]);
    if (status !== 200) throw new Error(`${reviewId}, ${status}: ${JSON.stringify(body)}`);
    one.acknowledged.set(department, { says, at });
  }

  /** Every acknowledged callback is on record, every due date is the first one. */
  async function checkNothingLost(users: People): Promise<void> {
    const found: string[] = [];
    await each(all, 8, async (one) => {
      if (one.receipt.applicationId === "") return;
      const status = await users.status(one.receipt);
      found.push(...missing(one, status));
      for (const { reviewId, dueAt } of status.reviews) {
        const known = dueDates.get(reviewId) ?? dueAt;
        dueDates.set(reviewId, known);
        if (known !== dueAt) found.push(`${reviewId} is due at ${dueAt}, was ${known}`);
      }
    });
    checks.done++;
    checks.missing += found.length;
    expect(found).toEqual([]);
  }

  return {
    all,
    checks,
    callbacksOf,
    enrol,
    answer,
    checkNothingLost,
    acknowledged: () => all.reduce((sum, one) => sum + one.acknowledged.size, 0),
  };
}

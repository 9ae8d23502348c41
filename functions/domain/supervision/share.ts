/** How much of its limit a review has used, and whether it was answered early. */
import { daysRun, type ClockRules } from "../calendar/clock.ts";
import { daysAt } from "./lamp.ts";
import { rulesOf } from "../review/judgedDays.ts";
import { courseOf } from "../review/service.ts";
import type { Review } from "../review/review.ts";
import { startOfDay, type Instant } from "../base/time.ts";

/** What a review has used of its limit: past its due instant all of it, and every day since. */
export function shareOfLimit(review: Review, now: Instant, rules: ClockRules): number {
  const { used, limit } = usedOfLimit(review, now, rules);
  return review.served === null ? 0 : used / limit;
}

/** The same in whole days, in the unit of the limit. */
export function usedOfLimit(
  review: Review,
  now: Instant,
  rules: ClockRules,
): { used: number; limit: number } {
  const { usedDays, remainingDays } = daysAt(review, now, rules);
  const limit = usedDays + remainingDays;
  if (review.served === null) return { used: usedDays, limit };
  const { clock, due } = review.served;
  const at = review.status === "closed" ? review.closedAt : now;
  if (at <= due.dueAt) return { used: usedDays, limit };
  const since = { startedAt: startOfDay(due.dueDate, rules.zone), suspensions: [] };
  return { used: limit + daysRun(since, clock.limit.unit, at, rulesOf(review, now, rules)), limit };
}

/** On which day of its limit a review was answered, from 1 on; the day after its last where it fell silent. */
export const answeredOnDay = (review: Review, now: Instant, rules: ClockRules): number =>
  usedOfLimit(review, now, rules).used + 1;

/**
 * By how many working days a review is late, or was when it was answered: those that are over since, and the one under way, or
 * on a day off the next one. 0 of one that is in time.
 */
export function daysLate(review: Review, now: Instant, rules: ClockRules): number {
  if (review.served === null) return 0;
  const { due } = review.served;
  const at = review.status === "closed" ? review.closedAt : now;
  if (at <= due.dueAt) return 0;
  const since = { startedAt: startOfDay(due.dueDate, rules.zone), suspensions: [] };
  return 1 + daysRun(since, "working-days", at, rulesOf(review, now, rules));
}

/** How many whole working days the clock of a review ran until it was answered or fell silent, or has run until `now`. */
export function daysTaken(review: Review, now: Instant, rules: ClockRules): number {
  if (review.served === null) return 0;
  const at = review.status === "closed" ? review.closedAt : now;
  return daysRun(courseOf(review.served), "working-days", at, rulesOf(review, now, rules));
}

/** Whether an answer in time took no more than half of the limit that was promised, which no extension makes longer. */
export function isEarly(review: Review, rules: ClockRules): boolean {
  if (review.status !== "closed" || review.served === null) return false;
  const { closedAt } = review;
  const { days, unit } = review.facts.matter.limit;
  return 2 * daysRun(courseOf(review.served), unit, closedAt, rulesOf(review, closedAt, rules)) <= days;
}

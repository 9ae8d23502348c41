/**
 * What is closed stays as it was: the days of a review whose limit has run out, or that is closed, are counted by the
 * calendar as it was then, which is kept with it. No calendar that comes later changes its ledger or the days it used.
 */
import { ledger, type ClockRules, type LedgerRow } from "../calendar/clock.ts";
import { excerptOf, layOutExcerpt, prolonged, type CalendarExcerpt } from "../calendar/excerpt.ts";
import { ownRules } from "../calendar/ownDays.ts";
import { isWithHigher } from "./higherAuthority.ts";
import type { Review } from "./review.ts";
import { clockOf, type Served } from "./service.ts";
import { addDays, isOpen, localDate, type Instant, type LocalDate } from "../base/time.ts";

/** The days to keep with a review that closes, or falls overdue, at an instant: to its due date, and all that were over by then. */
export function daysToKeep(
  review: Review & { served: Served },
  at: Instant,
  rules: ClockRules,
): CalendarExcerpt {
  const { calendar, zone } = ownRules(review.facts, rules);
  const { due } = review.served;
  const from = localDate(clockOf(review.served).startedAt, zone);
  const over = dayBefore(at, zone);
  if (review.status === "overdue") return prolonged(review.judgedBy, from, calendar, over);
  // Of a date that is open nothing can be kept but the days that were over, the first among them.
  const end = isOpen(due.dueDate) ? from : due.dueDate;
  return excerptOf(calendar, from, over > end ? over : end);
}

/** The last day that is over at an instant. */
const dayBefore = (at: Instant, zone: string): LocalDate => addDays(localDate(at, zone), -1);

/** The rules by which the days of a review are counted at `now`. */
export function rulesOf(review: Review, now: Instant, given: ClockRules): ClockRules {
  const { served, facts } = review;
  const rules = ownRules(facts, given);
  if (served === null || (review.status !== "closed" && review.status !== "overdue")) return rules;
  const from = localDate(clockOf(served).startedAt, rules.zone);
  const kept =
    review.status === "overdue"
      ? prolonged(review.judgedBy, from, rules.calendar, dayBefore(now, rules.zone))
      : review.judgedBy;
  return kept === null ? rules : { ...rules, calendar: layOutExcerpt(kept, from, served.calendarVersion) };
}

/** The ledger of a review, which is empty before it is served; of one that stands without an end, as far as it has stood. */
export function ledgerRows(review: Review, now: Instant, rules: ClockRules): readonly LedgerRow[] {
  if (review.served === null) return [];
  const { rows } = ledger(clockOf(review.served), rulesOf(review, now, rules));
  return isWithHigher(review) ? rows.filter(({ date }) => date <= localDate(now, rules.zone)) : rows;
}

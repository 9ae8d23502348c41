/**
 * 绿色通道 on the record of a review whose case is in it: since when. Its department has promised to be quicker then, by a limit of
 * its own that is reckoned when somebody looks: no clock of ours knows of it, so that no due instant, guard or silence ever
 * hangs on it.
 */
import { dueOf, ledger, usedDays, type ClockRules, type Due, type LedgerRow } from "../calendar/clock.ts";
import { ownRules } from "../calendar/ownDays.ts";
import type { Instant } from "../base/time.ts";
import type { Review } from "./review.ts";
import { clockOf } from "./service.ts";

export type GreenReviewEvent =
  { type: "green-channel-joined"; at: Instant } | { type: "green-channel-dropped"; at: Instant };

/** When its green limit runs out, and by which days; `null` where it has none, or is not served yet. */
export type GreenTerm = { due: Due; limitDays: number; rows: readonly LedgerRow[] };

/**
 * Counted from the entry, or from its service where that came later, under the same stops as its promised limit; never past
 * what is due.
 */
export function greenTerm({ green, served, facts }: Review, given: ClockRules): GreenTerm | null {
  const limit = facts.matter.greenLimit;
  if (green === undefined || served === null || limit === undefined) return null;
  const rules = ownRules(facts, given);
  const { notBefore: _told, ...clock } = clockOf(served);
  const startedAt = green.since > served.servedAt ? green.since : served.servedAt;
  const own = { ...clock, startedAt, limit };
  const due = dueOf(own, rules);
  const { rows } = ledger(own, rules);
  return {
    due: due === null || due.dueAt > served.due.dueAt ? served.due : due,
    limitDays: limit.days,
    rows,
  };
}

/** How many of its days are left at `at`; none once it has run out. */
export const greenDaysLeft = (
  { due, limitDays, rows }: GreenTerm,
  at: Instant,
  { zone }: Pick<ClockRules, "zone">,
): number => limitDays - usedDays(rows, due, { days: limitDays, unit: "working-days" }, at, zone);

/** What an event makes of it. */
export function withGreen(review: Review, event: GreenReviewEvent): Review {
  if (event.type === "green-channel-joined") return { ...review, green: { since: event.at } };
  const { green: _left, ...rest } = review;
  return rest;
}

/** The applicant's term for a supplement (补正期限): told when it is asked for, or once its year is loaded. */
import { afterWorkingDays, type ClockRules } from "../calendar/clock.ts";
import type { Review, ReviewEvent, ReviewFacts } from "./review.ts";
import { clockOf } from "./service.ts";
import { reckoned } from "./stop.ts";
import { isOpen, type Instant } from "../base/time.ts";

/** When the term for what was asked then runs out. */
export const lapseOf = ({ policies }: ReviewFacts, requestedAt: Instant, rules: ClockRules): Instant =>
  afterWorkingDays(requestedAt, policies.supplementTermDays, rules).dueAt;

/** The term that was open, once the calendar reaches its end; the clock stands until then. */
export function termSet(
  review: Extract<Review, { status: "suspended" }>,
  rules: ClockRules,
): Extract<ReviewEvent, { type: "supplement-term-set" }> | null {
  const { facts, served, supplement, stop } = review;
  if (supplement === null || !isOpen(stop.endsAt)) return null;
  const lapsesAt = lapseOf(facts, supplement.requestedAt, rules);
  if (isOpen(lapsesAt)) return null;
  const suspensions = served.clock.suspensions.map((one) =>
    one.until !== null && isOpen(one.until) ? { ...one, until: lapsesAt } : one,
  );
  const { calendarVersion } = served;
  const stands = reckoned(review, { ...clockOf(served), suspensions }, rules);
  // When the clock ends is told by itself, with the calendar that says it.
  return { type: "supplement-term-set", lapsesAt, served: { ...stands, due: served.due, calendarVersion } };
}

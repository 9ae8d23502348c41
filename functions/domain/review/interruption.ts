/**
 * Interruption: the applicant has changed the project in substance. Unlike a stop, which keeps what was used, it
 * starts the clock again from zero, with a new service.
 */
import { dispatch, viewAt } from "./advance.ts";
import type { CalendarMissing, ClockRules } from "../calendar/clock.ts";
import { ok, type Result } from "../base/result.ts";
import type { Review, ReviewDecision } from "./review.ts";
import type { Instant } from "../base/time.ts";

/** Starts an open review again as of the `change`-th change of the project; one that waits has no clock to start. */
export function interrupt(
  review: Review,
  change: number,
  changedAt: Instant,
  rules: ClockRules,
): Result<ReviewDecision, CalendarMissing> {
  if (review.status === "closed" || review.status === "waiting" || review.interruptions >= change)
    return ok({ events: [] });
  // What started after the change has been about the changed project from the beginning.
  const startedAt = review.status === "dispatched" ? review.sentAt : review.served.servedAt;
  if (startedAt >= changedAt) return ok({ events: [] });
  // Silence has closed what it closed, noticed or not.
  if (viewAt(review, changedAt, rules).status === "closed") return ok({ events: [] });
  const dispatched = dispatch(review.facts, changedAt, rules);
  if (!dispatched.ok) return dispatched;
  return ok({ events: [{ type: "clock-interrupted", change, at: changedAt }, dispatched.value] });
}

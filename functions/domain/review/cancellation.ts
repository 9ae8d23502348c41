/** Open reviews of an application that was withdrawn end with it; what was closed before stays as it was closed. */
import { advance } from "./advance.ts";
import type { ClockRules } from "../calendar/clock.ts";
import { evolve, type Review, type ReviewDecision } from "./review.ts";
import type { Instant } from "../base/time.ts";

/**
 * Cancels an open review as of the withdrawal. One whose limit had run out before it is left to silence, which is
 * judged only by what is settled (`settledAt`): a timely opinion may still be on its way.
 */
export function cancel(
  review: Review,
  withdrawnAt: Instant,
  settledAt: Instant,
  rules: ClockRules,
): ReviewDecision {
  if (review.status === "closed") return { events: [] };
  const before = advance(review, withdrawnAt, rules);
  if (before.reduce<Review>(evolve, review).status === "closed")
    return { events: settledAt < withdrawnAt ? advance(review, settledAt, rules) : before };
  return {
    events: [...before, { type: "review-cancelled", cause: { kind: "withdrawal" }, at: withdrawnAt }],
  };
}

/**
 * 撤回补正要求: while its one request is open, a department may take it back. The clock runs again, the applicant owes
 * nothing of it any more, and the one request is used all the same.
 */
import { advance, viewAt } from "./advance.ts";
import { refuseAttempt, superseded } from "./attempt.ts";
import type { ReviewRules } from "./circumstances.ts";
import type { Review, ReviewDecision } from "./review.ts";
import { resumed } from "./stop.ts";
import type { Instant } from "../base/time.ts";

/** Takes the request back that stops the clock; the same again changes nothing. */
export function withdrawSupplementRequest(review: Review, now: Instant, rules: ReviewRules): ReviewDecision {
  if (review.supplement?.withdrawnAt !== undefined) return { events: [] };
  const passed = superseded(review, now);
  if (passed) return refuseAttempt(review, "withdrawSupplementRequest", passed, now);
  const standing = viewAt(review, now, rules);
  if (standing.status !== "suspended" || standing.stop.why !== "supplement")
    return refuseAttempt(review, "withdrawSupplementRequest", { code: "no-supplement-request" }, now);
  const { stop, served } = standing;
  return {
    events: [
      ...advance(review, now, rules),
      { type: "supplement-request-withdrawn", at: now },
      {
        type: "clock-resumed",
        stop,
        at: now,
        served: resumed(standing, stop, now, rules),
        before: served.due,
      },
    ],
  };
}

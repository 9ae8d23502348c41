/**
 * 撤回补正要求: while its one request is open, a department may take it back. The clock runs again, the applicant owes
 * nothing of it any more, and the one request is used all the same.
 */
import { advance, viewAt } from "./advance.ts";
import { refuseAttempt, superseded } from "./attempt.ts";
import type { ReviewRules } from "./circumstances.ts";
import type { Review, ReviewDecision, ReviewRefusal } from "./review.ts";
import { hasEndedBefore, resumed, toldBefore } from "./stop.ts";
import type { Instant } from "../base/time.ts";

/**
 * Takes the request back that stops the clock.
 * @param requestedAt which one is meant; the same again changes nothing, and a later request, after a change of the project,
 * is not taken back for it
 */
export function withdrawSupplementRequest(
  review: Review,
  requestedAt: Instant,
  now: Instant,
  rules: ReviewRules,
): ReviewDecision {
  const isNamed = review.supplement?.requestedAt === requestedAt;
  if (isNamed && review.supplement?.withdrawnAt !== undefined) return { events: [] };
  if (hasEndedBefore(review, "supplement", requestedAt)) return { events: [] };
  const refuse = (refusal: ReviewRefusal) =>
    refuseAttempt(review, "withdrawSupplementRequest", refusal, now, { requestedAt });
  const passed = superseded(review, now);
  if (passed) return refuse(passed);
  const standing = viewAt(review, now, rules);
  if (!isNamed || standing.status !== "suspended" || standing.stop.why !== "supplement")
    return refuse({ code: "no-supplement-request" });
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
        told: toldBefore(stop, served),
      },
    ],
  };
}

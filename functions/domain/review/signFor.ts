/** 签收: somebody of the department signs for a review. Evidence of service, never an opinion; no clock is touched. */
import type { Instant } from "../base/time.ts";
import type { ReviewRules } from "./circumstances.ts";
import { viewAt } from "./advance.ts";
import { notRunning, refuseAttempt } from "./attempt.ts";
import type { Review, ReviewDecision } from "./review.ts";

/** Whether a review as it stands waits for somebody's signature. */
export const mayBeSignedFor = (standing: Review): boolean =>
  !standing.signature && notRunning(standing) === null;

/** Signs once: who signs again is answered with the first signature. */
export function signFor(review: Review, by: string, now: Instant, rules: ReviewRules): ReviewDecision {
  if (review.signature) return { events: [] };
  const refusal = notRunning(viewAt(review, now, rules));
  if (refusal !== null) return refuseAttempt(review, "signFor", refusal, now);
  return { events: [{ type: "review-signed-for", signature: { by, at: now } }] };
}

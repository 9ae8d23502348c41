/** 签收: somebody of the department signs for a review. Evidence of service, never an opinion. */
import type { Actor } from "../base/actor.ts";
import type { Instant } from "../base/time.ts";
import type { ReviewRules } from "./circumstances.ts";
import { evidenced, viewAt } from "./advance.ts";
import { notRunning, refuseAttempt, superseded } from "./attempt.ts";
import type { Review, ReviewDecision, ReviewRefusal } from "./review.ts";

/** Whether a review as it stands waits for somebody's signature. */
export const mayBeSignedFor = (standing: Review): boolean =>
  !standing.signature && refusalOf(standing) === null;

/** Signs once: who signs again is answered with the first signature. */
export function signFor(review: Review, by: Actor, now: Instant, rules: ReviewRules): ReviewDecision {
  if (review.signature) return { events: [] };
  const refusal = superseded(review, now) ?? refusalOf(viewAt(review, now, rules));
  if (refusal !== null) return refuseAttempt(review, "signFor", refusal, now);
  return {
    events: evidenced(review, { type: "review-signed-for", signature: { by, at: now } }, now, rules),
  };
}

/** What was only sent may be signed for as well as what runs. */
const refusalOf = (standing: Review): ReviewRefusal | null =>
  standing.status === "dispatched" ? null : notRunning(standing);

/**
 * Open reviews of an application that is withdrawn end with it, and those that a changed project does not reach any more;
 * what was closed before stays as it was closed.
 */
import { advance } from "./advance.ts";
import type { ReviewRules } from "./circumstances.ts";
import { daysToKeep } from "./judgedDays.ts";
import { evolve } from "./replay.ts";
import type { CancelCause, Review, ReviewEvent } from "./review.ts";
import type { Instant } from "../base/time.ts";

/** Cancels an open review as of that instant. One whose limit had run out before it has fallen silent before it. */
export function cancel(
  review: Review,
  cause: CancelCause,
  at: Instant,
  rules: ReviewRules,
): readonly ReviewEvent[] {
  if (review.status === "closed") return [];
  const before = advance(review, at, rules);
  const standing = before.reduce<Review>(evolve, review);
  if (standing.status === "closed") return before;
  const kept = standing.served === null ? {} : { judgedBy: daysToKeep(standing, at, rules) };
  return [...before, { type: "review-cancelled", cause, at, ...kept }];
}

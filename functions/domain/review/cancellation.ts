/** Open reviews of an application that is withdrawn end with it; what was closed before stays as it was closed. */
import { advance } from "./advance.ts";
import type { ReviewRules } from "./circumstances.ts";
import { daysToKeep } from "./judgedDays.ts";
import { evolve } from "./replay.ts";
import type { Review, ReviewEvent } from "./review.ts";
import type { Instant } from "../base/time.ts";

/** Cancels an open review as of the withdrawal. One whose limit had run out before it has fallen silent before it. */
export function cancel(review: Review, withdrawnAt: Instant, rules: ReviewRules): readonly ReviewEvent[] {
  if (review.status === "closed") return [];
  const before = advance(review, withdrawnAt, rules);
  const standing = before.reduce<Review>(evolve, review);
  if (standing.status === "closed") return before;
  const kept = standing.served === null ? {} : { judgedBy: daysToKeep(standing, withdrawnAt, rules) };
  return [...before, { type: "review-cancelled", cause: { kind: "withdrawal" }, at: withdrawnAt, ...kept }];
}

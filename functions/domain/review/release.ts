/** 前置: a review waits for others, starts the moment they have consented, and falls with the first that has not. */
import { dispatch } from "./advance.ts";
import type { ReviewRules } from "./circumstances.ts";
import { satisfies } from "./outcome.ts";
import type { Review, ReviewDecision } from "./review.ts";
import type { ClosedReview } from "./review.ts";
import type { Instant } from "../base/time.ts";

const NOTHING: ReviewDecision = { events: [] };

/**
 * What the reviews it waits for have made true for a waiting one: its service as of the instant at which the last of
 * them consented, or its end as of the instant at which the first of them did not. The record says both, so it does
 * not matter which machine notices when; the in-box shows it from that instant on. Of two that were refused in the
 * same millisecond, the one the region file names first is named.
 * @param recordedAt when it is written down
 */
export function release(
  review: Review,
  others: readonly Review[],
  recordedAt: Instant,
  rules: ReviewRules,
): ReviewDecision {
  if (review.status !== "waiting") return NOTHING;
  const { waitsFor } = review.facts;
  const closed = waitsFor
    .map((reviewId) => others.find(({ facts }) => facts.reviewId === reviewId))
    .filter((other): other is ClosedReview => other?.status === "closed")
    .sort((a, b) => (a.closedAt < b.closedAt ? -1 : a.closedAt > b.closedAt ? 1 : 0));

  const refused = closed.find(({ outcome }) => !satisfies(outcome));
  if (refused) {
    const { outcome, closedAt: at } = refused;
    const cause = { kind: "prerequisite", reviewId: refused.facts.reviewId, outcome } as const;
    return { events: [{ type: "review-cancelled", cause, at }] };
  }
  const last = closed.at(-1);
  if (last === undefined || closed.length < waitsFor.length) return NOTHING;
  return { events: [dispatch(review.facts, { asOf: last.closedAt, recordedAt }, rules)] };
}

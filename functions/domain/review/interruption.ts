/**
 * Interruption: the applicant has changed the project in substance. Unlike a stop, which keeps what was used, it
 * starts the clock again from zero, with a new service.
 */
import { advance, dispatch } from "./advance.ts";
import type { ReviewRules } from "./circumstances.ts";
import { evolve } from "./replay.ts";
import type { Review, ReviewEvent } from "./review.ts";
import { dated, type Instant } from "../base/time.ts";

/** Starts an open review again as of the `change`-th change of the project; one that waits has no clock to start. */
export function interrupt(
  review: Review,
  change: number,
  changedAt: Instant,
  rules: ReviewRules,
): readonly ReviewEvent[] {
  // What had become true before the change stays on record: a limit that was broken stays broken.
  const before = advance(review, changedAt, rules);
  const { status } = before.reduce<Review>(evolve, review);
  if (status === "closed" || status === "waiting") return before;
  const interrupted: ReviewEvent = { type: "clock-interrupted", change, at: changedAt };
  const { facts } = evolve(review, interrupted);
  return [...before, interrupted, dispatch(facts, dated(changedAt), rules)];
}

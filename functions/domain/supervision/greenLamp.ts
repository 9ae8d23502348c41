/**
 * How near a review is to its green limit (绿色通道): a lamp and a figure of its own. Nobody is late by it: it is never red, and no card,
 * ladder or mark comes of it.
 */
import type { ClockRules, Due } from "../calendar/clock.ts";
import { greenDaysLeft, greenTerm, type GreenTerm } from "../review/greenChannel.ts";
import type { Review } from "../review/review.ts";
import { yellowFrom, type Lamp } from "./lamp.ts";
import type { Instant } from "../base/time.ts";

export type GreenLamp = Exclude<Lamp, "red">;

export type GreenStanding = {
  due: Due;
  limitDays: number;
  remainingDays: number;
  lamp: GreenLamp;
  /** Whether its department was done within it; `null` while that is open, and where the review ended otherwise. */
  kept: boolean | null;
};

/** `null` where its matter has no green limit, its case is not in the green channel, or it is not served yet. */
export function greenStanding(review: Review, now: Instant, rules: ClockRules): GreenStanding | null {
  const term = greenTerm(review, rules);
  if (term === null) return null;
  const at = review.status === "closed" && review.closedAt < now ? review.closedAt : now;
  const remainingDays = greenDaysLeft(term, at, rules);
  return {
    due: term.due,
    limitDays: term.limitDays,
    remainingDays,
    lamp: lampBy(review, term, remainingDays),
    kept: keptBy(review, term, now),
  };
}

function lampBy({ status }: Review, { limitDays }: GreenTerm, remainingDays: number): GreenLamp {
  switch (status) {
    case "suspended":
      return "blue";
    case "running":
      return remainingDays <= yellowFrom(limitDays) ? "yellow" : "green";
    case "overdue":
      return "yellow";
    default:
      return "grey";
  }
}

function keptBy(review: Review, { due: { dueAt } }: GreenTerm, now: Instant): boolean | null {
  if (review.status === "closed") {
    if (review.outcome === "cancelled" || review.outcome === "replaced") return null;
    return review.opinion !== null && review.closedAt < dueAt;
  }
  // A clock that stands ends later: nothing has run out while it does.
  return review.status !== "suspended" && now >= dueAt ? false : null;
}

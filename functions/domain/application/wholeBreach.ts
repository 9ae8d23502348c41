/**
 * Who answers for it that the whole ran out (超办理总时限): the lead, which coordinates the whole (牵头部门). A department is late with its own
 * review or it is not, and has cards for that; this is none, and shows what was still open when it ran out.
 */
import { acceptanceOf, type Application } from "./application.ts";
import type { Instant } from "../base/time.ts";
import type { Review } from "../review/review.ts";

export type WholeBreach = {
  at: Instant;
  /** The lead's id, as it was accepted. */
  lead: string;
  /** The reviews that nobody had answered by then, of whatever round; none where it lay with the lead itself. */
  open: readonly string[];
};

/** When the whole ran out, and what was open then. @param reviews all that are on record */
export function wholeBreaches(application: Application, reviews: readonly Review[]): WholeBreach[] {
  const lead = acceptanceOf(application)?.lead.id;
  if (lead === undefined) return [];
  return (application.whole?.breaches ?? []).map((at) => ({
    at,
    lead,
    open: reviews.filter((review) => wasOpen(review, at)).map(({ facts }) => facts.reviewId),
  }));
}

/** Whether a review had begun by then, and not been closed. One that waits has begun with those that it waits for. */
function wasOpen(review: Review, at: Instant): boolean {
  if (review.status === "closed" && review.closedAt <= at) return false;
  return review.firstServedAt === null ? review.status !== "closed" : review.firstServedAt <= at;
}

/**
 * Somebody of the department has a review in hand: evidence of service, kept once; what was only sent is served by it. So it is
 * with an invitation to a joint review or a site visit, which the review shows.
 */
import { evidenced, viewAt } from "./advance.ts";
import { openInvitation } from "./invitation.ts";
import { openVisit } from "./visit.ts";
import type { ReviewRules } from "./circumstances.ts";
import type { Opening } from "./receipt.ts";
import type { Review, ReviewEvent } from "./review.ts";
import type { Instant } from "../base/time.ts";

/**
 * What follows from somebody's reading a review at `now`, or acting on it unread. Of one that waits for others nothing
 * has been dispatched, and of one whose limit has run out it proves nothing any more.
 */
export function open(
  review: Review,
  how: Opening["how"],
  now: Instant,
  rules: ReviewRules,
): readonly ReviewEvent[] {
  const { status } = viewAt(review, now, rules);
  const opening = { at: now, how };
  const invitation = openInvitation(review, now);
  const invited: readonly ReviewEvent[] =
    invitation !== null && !invitation.opening
      ? [{ type: "invitation-received", evidence: { opening } }]
      : [];
  const visit = openVisit(review, now);
  const shown: readonly ReviewEvent[] =
    visit !== null && !visit.opening
      ? [...invited, { type: "visit-invitation-received", evidence: { opening } }]
      : invited;
  if (review.opening || (status !== "dispatched" && status !== "running" && status !== "suspended"))
    return shown;
  return [...shown, ...evidenced(review, { type: "review-opened", opening }, now, rules)];
}

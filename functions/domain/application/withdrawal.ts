/** The applicant takes back what they asked for; what that makes of the open reviews is written with it. */
import { isOver, type Application } from "./application.ts";
import type { ApplicationDecision, ReviewChange } from "./applicationEvent.ts";
import { broughtUp } from "./standing.ts";
import { cancel } from "../review/cancellation.ts";
import type { ReviewRules } from "../review/circumstances.ts";
import type { Review } from "../review/review.ts";
import type { Instant } from "../base/time.ts";

/** Withdrawal (撤回): at any time before the decision; from then on nothing changes any more. */
export function withdraw(
  application: Application,
  reason: string,
  now: Instant,
  /** As they are on record. */
  reviews: readonly Review[],
  rules: ReviewRules,
): ApplicationDecision {
  if (application.status === "withdrawn") return { events: [] };
  if (isOver(application))
    return { events: [], refusal: { code: "application-ended", status: application.status } };
  return {
    events: [{ type: "application-withdrawn", reason, at: now }],
    reviews: changed(
      broughtUp(reviews, now, rules).map(({ review, events }) => ({
        reviewId: review.facts.reviewId,
        events: [...events, ...cancel(review, { kind: "withdrawal" }, now, rules)],
      })),
    ),
  };
}

const changed = (changes: readonly ReviewChange[]): ReviewChange[] =>
  changes.filter(({ events }) => events.length > 0);

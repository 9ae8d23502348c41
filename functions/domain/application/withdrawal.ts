/** The applicant ends or changes what they asked for; what that makes of the open reviews is written with it. */
import { isOver, type Application } from "./application.ts";
import type { ApplicationDecision, ReviewChange } from "./applicationEvent.ts";
import { MOST_CHANGES } from "./intake.ts";
import { broughtUp } from "./standing.ts";
import { cancel } from "../review/cancellation.ts";
import type { ReviewRules } from "../review/circumstances.ts";
import { interrupt } from "../review/interruption.ts";
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
        events: [...events, ...cancel(review, now, rules)],
      })),
    ),
  };
}

/**
 * A change of the project in substance starts every open clock again from zero. Whoever has answered has answered to
 * another project: then it takes a withdrawal and a new application.
 */
export function changeProject(
  application: Application,
  description: string,
  now: Instant,
  /** As they are on record. */
  reviews: readonly Review[],
  rules: ReviewRules,
): ApplicationDecision {
  // A repeat gets its first answer, whatever has happened to the application since.
  if (application.changedTo === description) return { events: [] };
  if (application.status !== "in-review")
    return { events: [], refusal: { code: "application-ended", status: application.status } };
  const standing = broughtUp(reviews, now, rules);
  const answered = standing
    .filter(({ review }) => review.status === "closed")
    .map(({ review }) => review.facts.reviewId);
  if (answered.length > 0) return { events: [], refusal: { code: "opinions-on-record", reviews: answered } };
  if (application.changes >= MOST_CHANGES)
    return { events: [], refusal: { code: "project-changed-too-often", most: MOST_CHANGES } };
  const change = application.changes + 1;
  const again = standing.map(({ review, events }) => ({
    reviewId: review.facts.reviewId,
    events: [...events, ...interrupt(review, change, now, rules)],
  }));
  return {
    events: [{ type: "project-changed", change, description, at: now }],
    reviews: changed(again),
  };
}

const changed = (changes: readonly ReviewChange[]): ReviewChange[] =>
  changes.filter(({ events }) => events.length > 0);

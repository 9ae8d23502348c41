/**
 * 移送: whoever is asked and is not competent may name the department that is, within two working days of service, once
 * for each matter. That closes their own review; another one of the same matter takes its place (`handingOn.ts`).
 */
import { viewAt } from "./advance.ts";
import { refuseAttempt } from "./attempt.ts";
import { afterWorkingDays } from "../calendar/clock.ts";
import { ownRules } from "../calendar/ownDays.ts";
import type { ReviewRules } from "./circumstances.ts";
import { referredTo, type Opinion } from "./opinion.ts";
import type { Review, ReviewDecision, ReviewRefusal } from "./review.ts";
import { nextReviewIdOf } from "../base/ids.ts";
import type { Instant } from "../base/time.ts";

/** Working days from service on in which a matter may be handed on. */
const REFERRAL_DAYS = 2;

/** Until when a matter may be handed on, and never once its limit has run out; `null` of one that has not been served. */
function referralEnds({ served, facts }: Review, rules: ReviewRules): Instant | null {
  if (served === null) return null;
  const { dueAt } = afterWorkingDays(served.servedAt, REFERRAL_DAYS, ownRules(facts, rules));
  return dueAt < served.due.dueAt ? dueAt : served.due.dueAt;
}

/** Whether a review as it stands at `now` may be handed on. */
export function mayRefer(standing: Review, now: Instant, rules: ReviewRules): boolean {
  if (standing.status !== "running" && standing.status !== "suspended") return false;
  return whyNot(standing, now, rules) === null;
}

/**
 * A guard for a decision on an opinion: what closes a review in another department's favour names one that there is, in
 * time, and not for the second time.
 * @param departments all that there are today, and whose the review is
 */
export function judgedReferral(
  review: Review,
  opinion: Opinion,
  decision: ReviewDecision,
  now: Instant,
  rules: ReviewRules,
  departments: { all: readonly string[]; own: string },
): ReviewDecision {
  const to = referredTo(opinion);
  if (to === null || !decision.events.some(({ type }) => type === "opinion-given")) return decision;
  const allowed = departments.all.filter((id) => id !== departments.own);
  const refusal: ReviewRefusal | null =
    whyNot(viewAt(review, now, rules), now, rules) ??
    (allowed.includes(to) ? null : { code: "not-referable", department: to, allowed });
  return refusal === null ? decision : refuseAttempt(review, "giveOpinion", refusal, now, opinion);
}

function whyNot(standing: Review, now: Instant, rules: ReviewRules): ReviewRefusal | null {
  const { handedOn, reviewId } = standing.facts;
  if (handedOn) return { code: "handed-on-already", reviewId: handedOn.from };
  if (nextReviewIdOf(reviewId) === undefined) return { code: "handed-on-already", reviewId };
  const ends = referralEnds(standing, rules);
  return ends !== null && now >= ends ? { code: "referral-window-closed", closedAt: ends } : null;
}

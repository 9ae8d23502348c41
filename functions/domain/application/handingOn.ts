/**
 * What follows in a case where a department hands its matter on (移送): the review of the one that it names is put on record in
 * the same commit, with a new promised limit, while the statutory one runs on. Whoever waited for the first waits for it.
 */
import { caseFactsOf, framesOf } from "./application.ts";
import { ownFactsOf } from "./acceptance.ts";
import type { ApplicationDecision, ReviewChange } from "./applicationEvent.ts";
import type { Standing } from "./caseActs.ts";
import { evolve } from "./replay.ts";
import { nextReviewIdOf } from "../base/ids.ts";
import { dated, type Instant } from "../base/time.ts";
import { statutoryCourse, type RanSince } from "../calendar/limits.ts";
import { answersFor } from "../catalogue/successors.ts";
import { dispatch, viewAt } from "../review/advance.ts";
import { giveOpinion } from "../review/giveOpinion.ts";
import { disputeDecider, isDisputed, type DisputeDecider } from "../review/referralAnswer.ts";
import type { ReviewRules } from "../review/circumstances.ts";
import { ranSinceOf } from "../review/limits.ts";
import { referredTo } from "../review/opinion.ts";
import { evolve as evolveReview } from "../review/replay.ts";
import type { OwnFacts, Review, ReviewEvent } from "../review/review.ts";
import { courseOf } from "../review/service.ts";

/** The matter of `from` is `department`'s now, and `to` its review. */
export type MatterHandedOn = {
  type: "matter-handed-on";
  from: string;
  to: string;
  department: string;
  /** Why it is none of the first one's. */
  reasons: string;
  at: Instant;
};

/**
 * @param reviewId the review that is handed on @param given what its department's opinion makes of it
 * @returns what the opinion makes of the whole case; of one that hands nothing on, of that review alone
 */
export function handOn(
  { application, reviews, region }: Standing,
  reviewId: string,
  given: readonly ReviewEvent[],
  now: Instant,
  rules: ReviewRules,
): ApplicationDecision {
  const first: ReviewChange = { reviewId, events: given };
  const before = reviews.find(({ facts }) => facts.reviewId === reviewId)!;
  const after = given.reduce<Review>(evolveReview, before);
  const opinion = after.status === "closed" ? after.opinion : null;
  const department = opinion && referredTo(opinion);
  if (department === null || opinion?.kind !== "not-applicable") return { events: [], reviews: [first] };

  const event: MatterHandedOn = {
    type: "matter-handed-on",
    from: reviewId,
    // The rules of a review have seen to it that there is one.
    to: nextReviewIdOf(reviewId)!,
    department,
    reasons: opinion.reasons,
    at: now,
  };
  const matter = { ...before.facts.matter, department };
  const own: OwnFacts = {
    ...ownFactsOf(region, application.facts, matter, event.to),
    handedOn: { from: reviewId, by: before.facts.department.id, ranSince: ranBefore(after, now) },
  };
  const facts = { ...caseFactsOf(framesOf(evolve(application, event)), event.to), ...own };
  const joined: ReviewChange = {
    reviewId: event.to,
    events: [{ type: "review-dispatched", facts: own }, dispatch(facts, dated(now), rules)],
  };
  const dependents = reviews
    .filter(({ status, facts: { waitsFor, tolerates } }) =>
      status === "closed" ? false : waitsFor.includes(reviewId) || tolerates.includes(reviewId),
    )
    .map(({ facts: { reviewId: other } }): ReviewChange => {
      const { from, to } = event;
      return { reviewId: other, events: [{ type: "prerequisite-handed-on", from, to, at: now }] };
    });
  return { events: [event], reviews: [first, joined, ...dependents] };
}

export type ReferralDecision = { reviewId: string; result: "stands" | "returned"; reasons: string };

/**
 * The lead decides a dispute about a matter that was handed on: it stays where it is, or goes back to whoever had handed it on,
 * by another review in its place. Late, it still decides: nobody does it instead. Where the lead is a party, the supervisor names whose
 * it is. @param by who says so
 */
export function decideReferral(
  standing: Standing,
  { reviewId, result, reasons }: ReferralDecision,
  by: DisputeDecider,
  now: Instant,
  rules: ReviewRules,
): ApplicationDecision {
  const { reviews, region } = standing;
  const review = reviews.find(({ facts }) => facts.reviewId === reviewId);
  const before = review?.referral?.decision;
  if (before?.result === result && before.reasons === reasons) return { events: [] };
  const view = review && viewAt(review, now, rules);
  if (!review || !view || !isDisputed(view)) {
    const open = reviews.filter((one) => isDisputed(viewAt(one, now, rules)));
    return {
      events: [],
      refusal: { code: "no-referral-dispute", reviews: open.map(({ facts }) => facts.reviewId) },
    };
  }
  const decides = disputeDecider(view);
  if (decides !== by) return { events: [], refusal: { code: "not-to-decide-dispute", reviewId, decides } };
  const decided: ReviewEvent = { type: "referral-decided", result, reasons, at: now };
  if (result === "stands") return { events: [], reviews: [{ reviewId, events: [decided] }] };
  const first = reviews.find(({ facts }) => facts.reviewId === review.facts.handedOn!.from)!;
  // Whoever has taken its place since (机构改革) has it back.
  const { id } = region.departments.find((one) =>
    answersFor(region.departments, one.id, first.facts.department.id),
  )!;
  const opinion = { kind: "not-applicable", reasons: review.referral!.reasons!, referTo: id } as const;
  const closing = giveOpinion(evolveReview(review, decided), opinion, now, rules);
  return handOn(standing, reviewId, [decided, ...closing.events], now, rules);
}

/** What its statutory limit has run under until then. */
function ranBefore(review: Review, until: Instant): RanSince | undefined {
  if (review.served === null) return undefined;
  const { startedAt, suspensions } = statutoryCourse(courseOf(review.served), ranSinceOf(review));
  const stood = suspensions
    .filter(({ from }) => from < until)
    .map((one) => (one.until === null || one.until > until ? { ...one, until } : one));
  return { startedAt, suspensions: stood };
}

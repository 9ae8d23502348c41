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
import { crosswise } from "./circle.ts";
import { dispatch } from "../review/advance.ts";
import type { DisputeDecider } from "../review/referralAnswer.ts";
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
  /** By whom its department was named, where that had to be decided. */
  named?: DisputeDecider | undefined;
  at: Instant;
};

/**
 * @param reviewId the review that is handed on @param given what its department's opinion makes of it
 * @returns what the opinion makes of the whole case; of one that hands nothing on, of that review alone
 */
export function handOn(
  standing: Standing,
  reviewId: string,
  given: readonly ReviewEvent[],
  now: Instant,
  rules: ReviewRules,
): ApplicationDecision {
  const before = standing.reviews.find(({ facts }) => facts.reviewId === reviewId)!;
  const after = given.reduce<Review>(evolveReview, before);
  const opinion = after.status === "closed" ? after.opinion : null;
  const department = opinion && referredTo(opinion);
  if (department === null || opinion?.kind !== "not-applicable")
    return { events: [], reviews: [{ reviewId, events: given }] };
  const placed = putInPlace(standing, reviewId, given, { department, reasons: opinion.reasons }, now, rules);
  const round = crosswise(standing, { from: before.facts.department.id, to: department }, now, rules);
  if (round === null) return placed;
  const opened = { type: "jurisdiction-opened", ...round.sitting } as const;
  const crossed = [nextReviewIdOf(reviewId)!, ...round.reviews].map((id) => ({
    reviewId: id,
    events: [opened],
  }));
  return { ...placed, reviews: together([...(placed.reviews ?? []), ...crossed]) };
}

/** Whose a matter is from now on, and why; `named` by whom where it was decided. */
export type Placing = { department: string; reasons: string; named?: DisputeDecider };

/** @param given what ends the review whose place another one takes @param placing whose that one is */
export function putInPlace(
  { application, reviews, region }: Standing,
  reviewId: string,
  given: readonly ReviewEvent[],
  { department, reasons, named }: Placing,
  now: Instant,
  rules: ReviewRules,
): ApplicationDecision {
  const before = reviews.find(({ facts }) => facts.reviewId === reviewId)!;
  const after = given.reduce<Review>(evolveReview, before);
  const byName = named === undefined ? {} : { named };
  const event: MatterHandedOn = {
    type: "matter-handed-on",
    from: reviewId,
    // The rules of a review have seen to it that there is one.
    to: nextReviewIdOf(reviewId)!,
    department,
    reasons,
    ...byName,
    at: now,
  };
  const matter = { ...before.facts.matter, department };
  const own: OwnFacts = {
    ...ownFactsOf(region, application.facts, matter, event.to),
    handedOn: {
      from: reviewId,
      by: before.facts.department.id,
      ...byName,
      ranSince: ranBefore(after, now),
    },
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
  return { events: [event], reviews: [{ reviewId, events: given }, joined, ...dependents] };
}

/** Each review once, with all that happens to it. */
function together(changes: readonly ReviewChange[]): ReviewChange[] {
  const byId = new Map<string, ReviewChange>();
  for (const { reviewId, events } of changes)
    byId.set(reviewId, { reviewId, events: [...(byId.get(reviewId)?.events ?? []), ...events] });
  return [...byId.values()];
}

/** What its statutory limit has run under until then. */
function ranBefore(review: Review, until: Instant): RanSince | undefined {
  // One that was not even served has what had run before it.
  if (review.served === null) return ranSinceOf(review);
  const { startedAt, suspensions } = statutoryCourse(courseOf(review.served), ranSinceOf(review));
  const stood = suspensions
    .filter(({ from }) => from < until)
    .map((one) => (one.until === null || one.until > until ? { ...one, until } : one));
  return { startedAt, suspensions: stood };
}

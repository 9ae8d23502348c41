/** The roll-up (汇总): from the set of outcomes to one decision. The order in which they came never matters. */
import type { ConsentCondition } from "./opinion.ts";
import type { Outcome, Review } from "./review.ts";
import type { Instant } from "./time.ts";

export type ClosedReview = Extract<Review, { status: "closed" }>;

type Source = { reviewId: string; department: string };

/** The decision, with every opinion marked express or deemed, and every condition with its source and basis. */
export type Decision = {
  result: "granted" | "granted-with-conditions" | "refused";
  opinions: readonly (Source & { outcome: Outcome; deemed: boolean; overdue: boolean; asOf: Instant })[];
  conditions: readonly (Source & ConsentCondition)[];
  objections: readonly (Source & {
    reasons: string;
    article: string;
    facts: string;
    curableBy: string;
    signedBy: string;
  })[];
  /** Opinions that came too late to count: shown, never decisive. */
  lateOpinions: readonly (Source & { kind: string; receivedAt: Instant })[];
};

/** Whether silence produced the outcome. */
export const isDeemed = (outcome: Outcome): boolean =>
  outcome === "deemed-consent" || outcome === "deemed-refusal";

/** Rolls up closed reviews, given in the order of the catalogue. */
export function rollUp(reviews: readonly ClosedReview[]): Decision {
  const conditions = reviews.flatMap((review) =>
    review.opinion?.kind === "consent-with-conditions"
      ? review.opinion.conditions.map((condition) => ({ ...sourceOf(review), ...condition }))
      : [],
  );
  const refuses = reviews.some(
    (review) => review.outcome === "objected" || review.outcome === "deemed-refusal",
  );
  return {
    result: refuses ? "refused" : conditions.length > 0 ? "granted-with-conditions" : "granted",
    opinions: reviews.map((review) => ({
      ...sourceOf(review),
      outcome: review.outcome,
      deemed: isDeemed(review.outcome),
      overdue: review.overdue,
      asOf: review.closedAt,
    })),
    conditions,
    objections: reviews.flatMap((review) => {
      if (review.opinion?.kind !== "objection") return [];
      const { reasons, article, facts, curableBy, signedBy } = review.opinion;
      return [{ ...sourceOf(review), reasons, article, facts, curableBy, signedBy }];
    }),
    lateOpinions: reviews.flatMap((review) =>
      review.lateOpinions.map(({ opinion, receivedAt }) => ({
        ...sourceOf(review),
        kind: opinion.kind,
        receivedAt,
      })),
    ),
  };
}

const sourceOf = ({ facts }: ClosedReview): Source => ({
  reviewId: facts.reviewId,
  department: facts.department.id,
});

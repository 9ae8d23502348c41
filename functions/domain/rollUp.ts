/** The roll-up (汇总): from the set of outcomes to one decision. The order in which they came never matters. */
import type { ConsentCondition } from "./opinion.ts";
import { isDeemed, type Outcome } from "./outcome.ts";
import type { Review } from "./review.ts";
import type { Instant } from "./time.ts";

export type ClosedReview = Extract<Review, { status: "closed" }>;

type Source = { reviewId: string; department: string };

/**
 * The decision as it is recorded: every opinion by reference, marked express or deemed. What was written stays in the
 * reviews' own records, which never change again.
 */
export type Decision = {
  result: "granted" | "granted-with-conditions" | "refused";
  opinions: readonly (Source & { outcome: Outcome; deemed: boolean; overdue: boolean; asOf: Instant })[];
};

/** The decision with what the reviews say: every condition with its source and basis, every objection in full. */
export type RollUp = Decision & {
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

/** What each outcome does to the whole; an outcome that is not listed does not compile. */
const EFFECT = {
  consented: "grants",
  "consented-with-conditions": "grants",
  "not-applicable": "grants",
  "deemed-consent": "grants",
  "no-response": "grants",
  objected: "refuses",
  "deemed-refusal": "refuses",
} as const satisfies Record<Outcome, "grants" | "refuses">;

/** Rolls up closed reviews, given in the order of the catalogue. */
export function rollUp(reviews: readonly ClosedReview[]): RollUp {
  const conditions = reviews.flatMap((review) =>
    review.opinion?.kind === "consent-with-conditions"
      ? review.opinion.conditions.map((condition) => ({ ...sourceOf(review), ...condition }))
      : [],
  );
  const refuses = reviews.some((review) => EFFECT[review.outcome] === "refuses");
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

/** The roll-up (汇总): from the set of outcomes to one decision. The order in which they came never matters. */
import type { ConsentCondition } from "../review/opinion.ts";
import { isDeemed, satisfies, type Outcome } from "../review/outcome.ts";
import type { ClosedReview, Review } from "../review/review.ts";
import type { Instant } from "../base/time.ts";

export type Source = { reviewId: string; department: string };

export type Result = "granted" | "granted-with-conditions" | "refused";

/**
 * The decision as it is recorded: every opinion by reference, marked express or deemed. What was written stays in the
 * reviews' own records, which never change again.
 */
export type Decision = {
  result: Result;
  opinions: readonly (Source & { outcome: Outcome; deemed: boolean; overdue: boolean; asOf: Instant })[];
};

export type SourcedCondition = Source & ConsentCondition;

/** Conditions of several departments about one thing that cannot all be met. */
export type Clash = { about: string; conditions: readonly SourcedCondition[] };

/** The decision with what the reviews say: every condition with its source and basis, every objection in full. */
export type RollUp = Decision & {
  /** What a joint review has to settle first; both empty when the rules decide alone. */
  contested: { objections: readonly string[]; clashes: readonly Clash[] };
  conditions: readonly SourcedCondition[];
  objections: readonly (Source & {
    reasons: string;
    article: string;
    facts: string;
    curableBy: string;
    signedBy: string;
    veto: boolean;
  })[];
  /** Opinions kept after a silence, late or when the case was over: shown, never decisive. */
  lateOpinions: readonly (Source & { kind: string; receivedAt: Instant })[];
};

/** Rolls up closed reviews, given in the order of the catalogue. */
export function rollUp(reviews: readonly ClosedReview[]): RollUp {
  const conditions = reviews.flatMap((review) =>
    review.opinion?.kind === "consent-with-conditions"
      ? review.opinion.conditions.map((condition) => ({ ...sourceOf(review), ...condition }))
      : [],
  );
  const clashes = clashesAmong(conditions);
  const against = reviews.filter(standsAgainst);
  const isFinal = against.some((review) => review.outcome === "deemed-refusal" || isVeto(review));
  // A review that fell with its prerequisite says nothing of its own; one withdrawn has no decision to make.
  const contested = isFinal
    ? []
    : against.filter(({ outcome }) => outcome !== "cancelled").map(({ facts }) => facts.reviewId);
  const refused = isFinal || against.length > 0;
  return {
    result: refused ? "refused" : conditions.length > 0 ? "granted-with-conditions" : "granted",
    contested: { objections: contested, clashes: isFinal ? [] : clashes },
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
      const { veto } = review.facts.matter;
      return [{ ...sourceOf(review), reasons, article, facts, curableBy, signedBy, veto }];
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

/** Whether the rules leave anything for a joint review to settle. */
export const isContested = ({ contested }: RollUp): boolean =>
  contested.objections.length > 0 || contested.clashes.length > 0;

/** An outcome that is no consent, or a consent by silence that has been revoked since. */
const standsAgainst = (review: ClosedReview): boolean =>
  !satisfies(review.outcome) || (review.silence !== null && review.revocation !== null);

/** 一票否决: an objection in a licence of its own; no lead overrides it. */
const isVeto = (review: ClosedReview): boolean => review.outcome === "objected" && review.facts.matter.veto;

/** Conditions of different departments that want different things of the same subject. */
function clashesAmong(conditions: readonly SourcedCondition[]): Clash[] {
  const bySubject = Map.groupBy(
    conditions.filter(({ about }) => about !== undefined),
    ({ about }) => about!,
  );
  return [...bySubject]
    .filter(([, group]) => new Set(group.map(({ value }) => value)).size > 1)
    .map(([about, group]) => ({ about, conditions: group }));
}

export const sourceOf = ({ facts }: Review): Source => ({
  reviewId: facts.reviewId,
  department: facts.department.id,
});

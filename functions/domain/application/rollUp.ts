/** The roll-up (汇总): from what became of every matter to one decision, and what a joint review settles before it. */
import {
  decideMatters,
  isFinal,
  isGranted,
  isTheLeads,
  sourceOf,
  standsAgainst,
  type MatterDecision,
  type Source,
  type Verdict,
} from "./matterDecision.ts";
import { areCompatible, wantedOf } from "../catalogue/controlFigure.ts";
import type { ConsentCondition } from "../review/opinion.ts";
import type { ClosedReview } from "../review/review.ts";
import type { Instant } from "../base/time.ts";

export type Result =
  "granted" | "granted-with-conditions" | "partly-granted" | "refused" | "nothing-to-grant";

/**
 * The decision as it is recorded: every matter by reference, with its opinion marked express or deemed. What was
 * written stays in the reviews' own records, which never change again.
 */
export type Decision = { result: Result; matters: readonly MatterDecision[] };

export type SourcedCondition = Source & ConsentCondition;

/** Conditions of different departments about one thing that cannot all be met. */
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

/** Rolls up closed reviews, given in the order of the catalogue. @param verdict what the lead says over opinions */
export function rollUp(reviews: readonly ClosedReview[], verdict: Verdict = null): RollUp {
  const matters = decideMatters(reviews, verdict);
  const resultOf = new Map(matters.map(({ reviewId, result }) => [reviewId, result]));
  const all = reviews.flatMap((review) => {
    if (review.opinion?.kind !== "consent-with-conditions") return [];
    if (!isGranted(resultOf.get(review.facts.reviewId)!)) return [];
    return review.opinion.conditions.map((condition) => ({ review, ...sourceOf(review), ...condition }));
  });
  const clashing = new Set(clashesAmong(all).map(({ about }) => about));
  const conditions = all
    .filter(({ review, about }) => !(about !== undefined && clashing.has(about) && hasWithdrawn(review)))
    .map(({ review: _review, ...condition }): SourcedCondition => condition);
  return {
    result: overall(matters, verdict),
    matters,
    contested: {
      objections: reviews.filter(isContestable).map(({ facts }) => facts.reviewId),
      clashes: clashesAmong(conditions),
    },
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

/** What the lead may say over opinions, once all reviews are closed; nothing where only licences are left to decide. */
export function verdictsOpen(reviews: readonly ClosedReview[]): NonNullable<Verdict>[] {
  const { result, matters } = rollUp(reviews);
  const isNothing = result === "nothing-to-grant";
  const opinions = reviews.filter(
    (review, i) => isTheLeads(review) && (isNothing || matters[i]!.result !== "not-applicable"),
  );
  return [
    ...(opinions.length > 0 ? (["grant", "refuse"] as const) : []),
    ...(isNothing ? (["nothing-to-grant"] as const) : []),
  ];
}

/** From every matter's result to that of the whole. */
export function overall(matters: readonly MatterDecision[], verdict: Verdict): Result {
  const has = (result: MatterDecision["result"]): boolean =>
    matters.some((matter) => matter.result === result);
  const isAnyGranted = has("granted") || has("granted-with-conditions");
  if (isAnyGranted && (has("refused") || has("not-examined"))) return "partly-granted";
  if (isAnyGranted) return has("granted-with-conditions") ? "granted-with-conditions" : "granted";
  if (has("refused")) return "refused";
  // Nothing is granted by itself: only the lead says so over opinions that concern nobody.
  if (verdict === "grant") return "granted";
  return verdict === "refuse" ? "refused" : "nothing-to-grant";
}

/** What a sitting can settle: an objection that its department may withdraw, or the lead override. */
const isContestable = (review: ClosedReview): boolean =>
  standsAgainst(review) &&
  !isFinal(review) &&
  (review.outcome === "objected" || review.facts.matter.kind !== "licence");

const hasWithdrawn = ({ position }: ClosedReview): boolean => position?.kind === "withdraws";

/** Conditions of different departments that no value of one control figure meets; one department has its own way. */
function clashesAmong(conditions: readonly SourcedCondition[]): Clash[] {
  const bySubject = Map.groupBy(
    conditions.filter(({ about }) => about !== undefined),
    ({ about }) => about!,
  );
  return [...bySubject]
    .filter(([, group]) => clash(group))
    .map(([about, group]) => ({ about, conditions: group }));
}

const clash = (group: readonly SourcedCondition[]): boolean =>
  group.some((one) => group.some((other) => one.department !== other.department && clashWith(one, other)));

function clashWith(one: SourcedCondition, other: SourcedCondition): boolean {
  const [a, b] = [wantedOf(one), wantedOf(other)];
  return a !== null && b !== null && !areCompatible(a, b);
}

/**
 * What becomes of each matter (逐事项决定). A licence is decided by its own organ, and no lead grants or refuses it; over
 * opinions the lead decides. What nobody examined is in no decision, and what depends on a matter that was refused is
 * refused with it.
 */
import { isDeemed, type Outcome } from "../review/outcome.ts";
import { withdrawalOf } from "../review/promiseCheck.ts";
import type { ClosedReview, Review } from "../review/review.ts";
import type { Instant } from "../base/time.ts";

export type Source = { reviewId: string; department: string };

export type MatterResult =
  "granted" | "granted-with-conditions" | "refused" | "not-applicable" | "not-examined";

/**
 * What a result rests on: what its own organ said, or its silence; that the lead has gone on without it, after the ladder; a
 * prerequisite that was not granted; or the lead's decision over opinions.
 */
export type Ground =
  { by: "own" } | { by: "after-ladder" } | { by: "prerequisite"; reviewId: string } | { by: "lead" };

/** One matter in a decision, by reference: what was written stays in its review's own record. */
export type MatterDecision = Source & {
  result: MatterResult;
  ground: Ground;
  outcome: Outcome;
  deemed: boolean;
  overdue: boolean;
  asOf: Instant;
};

/** What the lead says over opinions; `null` where the rules alone decide. */
export type Verdict = "grant" | "refuse" | "nothing-to-grant" | null;

type Judged = { review: ClosedReview; own: MatterResult; result: MatterResult; ground: Ground };

/** Every matter with its result, in the order given. The order in which the opinions came never matters. */
export function decideMatters(reviews: readonly ClosedReview[], verdict: Verdict): MatterDecision[] {
  const judged = withDependents(reviews.map((review) => underVerdict(review, verdict)));
  return judged.map(({ review, result, ground }) => ({
    ...sourceOf(review),
    result,
    ground,
    outcome: review.outcome,
    deemed: isDeemed(review.outcome),
    overdue: review.overdue,
    asOf: review.closedAt,
  }));
}

export const isGranted = (result: MatterResult): boolean =>
  result === "granted" || result === "granted-with-conditions";

/** Whether the lead decides over it: an opinion, and not one that is final. */
export const isTheLeads = (review: ClosedReview): boolean =>
  review.facts.matter.kind !== "licence" && !isFinal(review) && review.outcome !== "cancelled";

/** What no lead overrides: 一票否决, and a refusal by silence. */
export const isFinal = (review: ClosedReview): boolean =>
  review.outcome === "deemed-refusal" ||
  (review.outcome === "objected" && review.facts.matter.veto) ||
  (isRevoked(review) && review.facts.matter.veto);

/** An objection that its department has not withdrawn, or a consent by silence that has been revoked since. */
export const standsAgainst = (review: ClosedReview): boolean =>
  (review.outcome === "objected" && review.position?.kind !== "withdraws") ||
  review.outcome === "deemed-refusal" ||
  isRevoked(review);

const isRevoked = (review: ClosedReview): boolean => revokedAt(review) !== null;

/** When what it had given was taken back: a consent by silence revoked, or what rested on a promise that was not held. */
export const revokedAt = (review: ClosedReview): Instant | null =>
  (review.silence !== null && review.revocation !== null ? review.revocation.at : null) ??
  withdrawalOf(review)?.at ??
  null;

/** What its own organ's answer, or silence, makes of a matter. */
function ownResult(review: ClosedReview): MatterResult {
  const isLicence = review.facts.matter.kind === "licence";
  // What stood for an examination is void, and there has been no other.
  if (isRevoked(review)) return isLicence || review.facts.matter.veto ? "not-examined" : "refused";
  switch (review.outcome) {
    case "cancelled":
      return "not-examined";
    case "not-applicable":
    // What takes its place answers for the matter, and the roll-up knows that one alone.
    case "referred":
      return "not-applicable";
    case "no-response":
      // Nobody has granted a licence by having nothing to say.
      return isLicence ? "not-examined" : "granted";
    case "consented-with-conditions":
      return "granted-with-conditions";
    case "consented":
    case "replaced":
      return "granted";
    case "deemed-consent":
      return "granted";
    case "objected":
    case "deemed-refusal":
      return standsAgainst(review) ? "refused" : "granted";
  }
}

function underVerdict(review: ClosedReview, verdict: Verdict): Judged {
  const own = ownResult(review);
  const by = review.silence?.proceeded ? "after-ladder" : "own";
  const judged: Judged = { review, own, result: own, ground: { by } };
  if (own === "not-applicable" || !isTheLeads(review)) return judged;
  if (verdict === "refuse") return { ...judged, result: "refused", ground: { by: "lead" } };
  if (verdict === "grant" && own === "refused")
    return { ...judged, result: "granted", ground: { by: "lead" } };
  return judged;
}

/** What was examined and depends on a matter that was not granted is refused with it, to the end of every chain. */
function withDependents(judged: readonly Judged[]): readonly Judged[] {
  const byId = new Map(judged.map((one) => [one.review.facts.reviewId, one]));
  const next = judged.map((one): Judged => {
    if (!isGranted(one.result)) return one;
    const { waitsFor, tolerates } = one.review.facts;
    const failed =
      tolerates.find((id) => isMissing(byId.get(id))) ??
      // It started because this one had been consented to: that holds, unless it has fallen with its own since.
      waitsFor.find((id) => byId.get(id)?.ground.by === "prerequisite");
    if (failed === undefined) return one;
    return { ...one, result: "refused", ground: { by: "prerequisite", reviewId: failed } };
  });
  return next.some((one, i) => one !== judged[i]) ? withDependents(next) : judged;
}

/** A lead that refuses what its department consented to takes nothing from who relies on that consent. */
const isMissing = (prerequisite: Judged | undefined): boolean =>
  prerequisite !== undefined &&
  (prerequisite.result === "refused" || prerequisite.result === "not-examined") &&
  !(prerequisite.ground.by === "lead" && isGranted(prerequisite.own));

export const sourceOf = ({ facts }: Review): Source => ({
  reviewId: facts.reviewId,
  department: facts.department.id,
});

/**
 * What is settled where somebody objects or conditions clash: each objector is answered in writing, and each clash by what
 * holds in its place. Whoever decides does it, in the joint review or, once that is over, by the lead's own decision.
 */
import type { Attached } from "../base/attachment.ts";
import type { ApplicationRefusal } from "./applicationEvent.ts";
import { isTheLeads, standsAgainst } from "./matterDecision.ts";
import { rollUp, type Decision } from "./rollUp.ts";
import type { Wanted } from "../catalogue/controlFigure.ts";
import type { Result } from "../base/result.ts";
import { ok, refuse } from "../base/result.ts";
import type { ClosedReview } from "../review/review.ts";

/** What goes with the minutes, or with what is written to those who object, is a file beside it. */
export type Settlement = Attached & {
  article: string | null;
  /** Written reasons to each department whose objection is overridden. */
  answers: readonly { reviewId: string; reasons: string }[];
  /** What holds in place of conditions that clash, and why. */
  resolutions: readonly (Wanted & { text: string })[];
};

type Settling = Settlement & { result: "grant" | "refuse" | "nothing-to-grant" };

/**
 * The opinions against it that have not been withdrawn, and that a lead may override: who grants all the same answers
 * each in writing. One that came in time and took back a silence since the joint review was opened is one of them.
 */
export const overridable = (reviews: readonly ClosedReview[]): string[] =>
  reviews.filter((review) => isTheLeads(review) && standsAgainst(review)).map(({ facts }) => facts.reviewId);

/** What a grant has to settle: the objectors to answer, and what conditions clash about. */
export const unsettled = (reviews: readonly ClosedReview[]): { answers: string[]; clashes: string[] } => ({
  answers: overridable(reviews),
  clashes: rollUp(reviews, "grant").contested.clashes.map(({ about }) => about),
});

/** The decision that is settled so. Refused where somebody is not answered, a clash is left, or a refusal names no article. */
export function settle(
  reviews: readonly ClosedReview[],
  { result, article, answers, resolutions }: Settling,
): Result<Decision, ApplicationRefusal> {
  if (result === "refuse" && article === null) return refuse({ code: "article-missing" });
  if (result === "grant") {
    const open = overridable(reviews).filter((id) => !answers.some(({ reviewId }) => reviewId === id));
    if (open.length > 0) return refuse({ code: "reasons-to-objector-missing", reviews: open });
  }
  const decision = rollUp(reviews, result);
  const settled = resolutions.map(({ about }) => about);
  const clashes = decision.contested.clashes
    .map(({ about }) => about)
    .filter((one) => !settled.includes(one));
  return clashes.length > 0 ? refuse({ code: "clash-unresolved", about: clashes }) : ok(decision);
}

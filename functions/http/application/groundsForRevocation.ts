/** What may have a consent by silence revoked, though it undoes nothing by itself (撤销事由). */
import { recordOf } from "../../domain/application/caseActs.ts";
import type { Application } from "../../domain/application/application.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { AFTER_ALL, flagsBefore } from "../../domain/review/caseAct.ts";
import type { Review } from "../../domain/review/review.ts";
import type { ReviewRules } from "../../domain/review/circumstances.ts";
import { outageGround } from "../../domain/review/revocation.ts";
import { flagView } from "../review/flagView.ts";
import { guardView } from "../review/guardView.ts";

/** Flags raised when the silence of a review had counted as consent already: they undo nothing, and may have it revoked. */
export function groundsForRevocation(
  application: Application,
  reviews: readonly Review[],
  region: Region,
  zone: string,
) {
  const flags = flagsBefore(recordOf(application, region), AFTER_ALL);
  return reviews.flatMap((review) => {
    if (review.status !== "closed" || review.outcome !== "deemed-consent") return [];
    const { asOf } = review.silence;
    return (
      flags
        .filter(({ at }) => at >= asOf)
        // Who has raised it is seldom the department that kept silent.
        .map((flag) => ({ ...flagView(flag, zone), reviewId: review.facts.reviewId }))
    );
  });
}

/** Outages that were put on record, or made longer, when the silence of a review had counted as consent already. */
export const outageGrounds = (reviews: readonly Review[], rules: ReviewRules) =>
  reviews.flatMap((review) => {
    const { facts } = review;
    const { id: department, name, nameEn } = facts.department;
    if (review.status !== "closed" || review.outcome !== "deemed-consent") return [];
    const { outages } = rules.circumstancesOf({ applicant: facts.applicant, department });
    const ground = outageGround(review, outages, rules);
    if (ground === null) return [];
    const { evidence, evidenceEn, facts: lost } = guardView(ground, { name, nameEn }, rules.zone);
    return [{ reviewId: facts.reviewId, department, evidence, evidenceEn, facts: lost }];
  });

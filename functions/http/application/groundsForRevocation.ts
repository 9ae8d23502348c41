/** What may have a consent by silence revoked, though it undoes nothing by itself (撤销事由). */
import { recordOf } from "../../domain/application/caseActs.ts";
import type { Application } from "../../domain/application/application.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { AFTER_ALL, flagsBefore } from "../../domain/review/caseAct.ts";
import type { Review } from "../../domain/review/review.ts";
import { flagView } from "../review/flagView.ts";

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
    return flags
      .filter(({ department, at }) => department !== null && at >= asOf)
      .map((flag) => ({
        ...flagView(flag, zone),
        reviewId: review.facts.reviewId,
        // Who has raised it, which is seldom the department that kept silent.
        department: flag.department!,
      }));
  });
}

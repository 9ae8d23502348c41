/** Which department a complaint is about. */
import type { ComplaintFacts } from "../../domain/supervision/complaint.ts";
import type { CaseRecords } from "../base/ports.ts";

/** By its id; `null` of one about supervision, or about a review that is not on record. */
export async function aboutOf(
  store: Pick<CaseRecords, "loadReview">,
  about: ComplaintFacts["about"],
): Promise<string | null> {
  if ("supervision" in about) return null;
  if ("department" in about) return about.department;
  return (await store.loadReview(about.reviewId))?.state.facts.department.id ?? null;
}

/** Which notices the readers of a review may see: the review's own, and those of its application that are for them. */
import type { CaseStore, IssuedNotice } from "../../app/base/ports.ts";
import type { Caller } from "../../contracts/base/caller.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { answersFor } from "../../domain/catalogue/successors.ts";
import type { ReviewFacts } from "../../domain/review/review.ts";
import { readableReview } from "../review/owner.ts";

export async function noticesForReader(
  reviewId: string,
  caller: Caller,
  { store, region }: { store: Pick<CaseStore, "loadReview" | "noticesOf">; region: Region },
): Promise<IssuedNotice[]> {
  const { facts } = (await readableReview(reviewId, caller, { store, region })).state;
  const issued = await store.noticesOf(facts.applicationId);
  return issued.filter((one) => mayRead(one, caller, facts, region));
}

function mayRead(
  { notice }: IssuedNotice,
  caller: Caller,
  facts: ReviewFacts,
  { departments }: Region,
): boolean {
  // What is said of a complaint is for the complainant and the supervisors alone, whoever leads the case.
  if (notice.body.kind === "complaint-answer" && caller.role === "department") return false;
  if (notice.reviewId !== null && notice.reviewId !== facts.reviewId) return false;
  if (notice.reviewId !== null || caller.role !== "department") return true;
  const is = (id: string): boolean => answersFor(departments, caller.department, id);
  return is(facts.leadDepartment) || notice.audience.departments.some(is);
}

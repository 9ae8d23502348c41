/** Which notices the readers of a review may see: the review's own, and those of its application that are for them. */
import type { CaseStore, IssuedNotice } from "../../app/base/ports.ts";
import type { Caller } from "../../contracts/requests.ts";
import type { ReviewFacts } from "../../domain/review/review.ts";
import { callerOf, readableReview } from "../base/access.ts";
import type { Request } from "../base/endpoint.ts";

export async function noticesForReader(
  request: Request,
  store: Pick<CaseStore, "loadReview" | "noticesOf">,
): Promise<{ reviewId: string; issued: IssuedNotice[] }> {
  const caller = callerOf(request);
  const { facts } = (await readableReview(request, store)).state;
  const issued = await store.noticesOf(facts.applicationId);
  return { reviewId: facts.reviewId, issued: issued.filter((one) => mayRead(one, caller, facts)) };
}

function mayRead({ notice }: IssuedNotice, caller: Caller, facts: ReviewFacts): boolean {
  if (notice.reviewId !== null && notice.reviewId !== facts.reviewId) return false;
  if (notice.reviewId !== null || caller.role !== "department") return true;
  return (
    caller.department === facts.leadDepartment || notice.audience.departments.includes(caller.department)
  );
}

/** Who may read a review, and who may change it. What a caller may not know of does not exist for them. */
import type { Recorded } from "../../app/base/ports.ts";
import type { Caller } from "../../contracts/base/caller.ts";
import type { Review, ReviewFacts } from "../../domain/review/review.ts";
import type { Reads } from "../base/handle.ts";
import { refused, type Refused } from "../base/refused.ts";

/** The review that a path names, for who may read it: its department, the lead, supervisors and operators. */
export async function readableReview(
  reviewId: string,
  caller: Caller,
  store: Pick<Reads, "loadReview">,
): Promise<Recorded<Review>> {
  const review = await store.loadReview(reviewId);
  if (!review) throw unknownReview(reviewId);
  const { facts } = review.state;
  if (caller.role === "department" && caller.department !== facts.leadDepartment)
    checkIsOwn(caller.department, facts);
  return review;
}

/** Only its own department changes a review; a department outside of the application does not know of it. */
export function checkIsOwn(department: string, facts: ReviewFacts): void {
  const { reviewId } = facts;
  if (department === facts.department.id) return;
  if (!facts.participants.includes(department)) throw unknownReview(reviewId);
  throw refused("not-your-review", { reviewId, owner: facts.department.id, department });
}

export const unknownReview = (reviewId: string): Refused => refused("unknown-review", { reviewId });

/** Who may read a review, and who may change it. What a caller may not know of does not exist for them. */
import type { Recorded } from "../../app/base/ports.ts";
import type { Caller } from "../../contracts/base/caller.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { answersFor } from "../../domain/catalogue/successors.ts";
import { leadNow } from "../../domain/catalogue/takeover.ts";
import { holderOfReview } from "../../domain/review/holder.ts";
import type { Review, ReviewFacts } from "../../domain/review/review.ts";
import type { Reads } from "../base/handle.ts";
import { refused, type Refused } from "../base/refused.ts";

/** The review that a path names, for who may read it: its department, the lead, supervisors and operators. */
export async function readableReview(
  reviewId: string,
  caller: Caller,
  { store, region }: { store: Pick<Reads, "loadReview">; region: Region },
): Promise<Recorded<Review>> {
  const review = await store.loadReview(reviewId);
  if (!review) throw unknownReview(reviewId);
  const { facts } = review.state;
  if (caller.role === "department" && leadOfReview(facts, region)?.id !== caller.department)
    checkIsOwn(caller.department, facts, region);
  return review;
}

/** Who leads its application today. */
export const leadOfReview = ({ leadDepartment, project }: ReviewFacts, region: Region) =>
  leadNow(region, { lead: leadDepartment, type: project.type });

/** Only its own department, or the one that has taken its place, changes a review; a department outside of the application does not know of it. */
export function checkIsOwn(department: string, facts: ReviewFacts, region: Region): void {
  const { reviewId } = facts;
  const holder = holderOfReview(facts, region)?.id;
  if (department === holder) return;
  const takesPart = facts.participants.some((id) => answersFor(region.departments, department, id));
  if (!takesPart) throw unknownReview(reviewId);
  throw refused("not-your-review", { reviewId, owner: holder ?? facts.department.id, department });
}

export const unknownReview = (reviewId: string): Refused => refused("unknown-review", { reviewId });

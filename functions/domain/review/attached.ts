/** Files that go with opinions on a review, with the one that counts and with those that came late or differed, and with its licence. */
import { isAttachedTo } from "../base/attachment.ts";
import type { Review } from "./review.ts";

/** Whether any opinion on a review that is on record names a file. */
export const attachedTo = (review: Review, fileId: string): boolean =>
  isGivenWith(review, fileId) ||
  (review.sentOn !== undefined &&
    [review.sentOn, review.sentOn.answer ?? {}].some((one) => isAttachedTo(one, fileId))) ||
  [...review.lateOpinions, ...review.rivalOpinions].some(({ opinion }) => isAttachedTo(opinion, fileId));

/** Whether the opinion that closed it does, or the licence: those its applicant sees. */
export const isGivenWith = (review: Review, fileId: string): boolean =>
  (review.status === "closed" && review.opinion !== null && isAttachedTo(review.opinion, fileId)) ||
  (review.delivery?.licence != null && isAttachedTo(review.delivery.licence, fileId));

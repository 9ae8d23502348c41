/** The notices about a review, for its department, the lead and supervisors. */
import { listReviewNotices as contract } from "../../contracts/notices/routes.ts";
import { handle } from "../base/handle.ts";
import { summariesOf } from "./noticeAnswer.ts";
import { noticesForReader } from "./reviewNotices.ts";

export const listReviewNotices = handle(contract, (deps) => async ({ path: { reviewId }, caller }) => {
  const issued = await noticesForReader(reviewId, caller, deps);
  return { body: { reviewId, notices: await summariesOf(issued, deps) } };
});

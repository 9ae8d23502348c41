/** One notice about a review, to read, to print, or as data. */
import { getReviewNotice as contract } from "../../contracts/notices/routes.ts";
import { handle } from "../base/handle.ts";
import { noticeAnswer, unknownNotice } from "./noticeAnswer.ts";
import { noticesForReader } from "./reviewNotices.ts";

export const getReviewNotice = handle(contract, (deps) => async (request) => {
  const { reviewId, noticeId } = request.path;
  const issued = await noticesForReader(reviewId, request.caller, deps);
  const found = issued.find(({ notice }) => notice.noticeId === noticeId);
  if (!found) throw unknownNotice(noticeId);
  return (await noticeAnswer(request, found, deps)).answer;
});

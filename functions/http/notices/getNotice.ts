/** One notice, to read, to print, or as data. */
import { getNotice as contract } from "../../contracts/notices/routes.ts";
import { handle } from "../base/handle.ts";
import { noticeAnswer, unknownNotice } from "./noticeAnswer.ts";

export const getNotice = handle(contract, (deps) => async (request) => {
  const { applicationId, noticeId } = request.path;
  const issued = await deps.store.notice(applicationId, noticeId);
  if (!issued?.notice.audience.applicant) throw unknownNotice(noticeId);
  return noticeAnswer(request, issued, deps);
});

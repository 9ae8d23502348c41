/** One notice, to read, to print, or as data; whoever opens a request for material has received it. */
import { isAwaitingApplicant, keepApplicantOpening } from "../../app/application/applicantOpenings.ts";
import { getNotice as contract } from "../../contracts/notices/routes.ts";
import { isService } from "../base/agents.ts";
import { handle } from "../base/handle.ts";
import { noticeAnswer, unknownNotice } from "./noticeAnswer.ts";

export const getNotice = handle(contract, (deps) => async (request) => {
  const { path, caller, by, now, isHead, isFresh } = request;
  const issued = await deps.store.notice(path.applicationId, path.noticeId);
  if (!issued?.notice.audience.applicant) throw unknownNotice(path.noticeId);
  const { answer, isShown } = await noticeAnswer(request, issued, deps);
  const { body, at } = issued.notice;
  // A notice says what was owed when it was issued: opening it makes no other of it.
  if (!isShown || body.kind !== "supplement" || isHead || isFresh(answer)) return answer;
  const found = await deps.store.loadCase(path.applicationId);
  if (!found || !isAwaitingApplicant(found.reviews)) return answer;
  if (await isService(caller, found.application.state, now, deps))
    await keepApplicantOpening(deps, found, { by, at: now }, at, false);
  return answer;
});

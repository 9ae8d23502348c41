/** `GET /v1/applications/{applicationId}/notices/{noticeId}`: one notice, to read, to print, or as data. */
import type { Log } from "../../app/base/ports.ts";
import { noticeId as noticeIdShape } from "../../contracts/requests.ts";
import { checkQueryCode } from "../base/access.ts";
import { applicationIdIn } from "../application/applicationCommand.ts";
import { endpoint, parse } from "../base/endpoint.ts";
import { noticeAnswer, unknownNotice, type Deps as NoticeDeps } from "./noticeAnswer.ts";

export type Deps = NoticeDeps & { log: Log };

export const getNotice = (deps: Deps) =>
  endpoint(deps.log, async (request) => {
    const id = applicationIdIn(request);
    await checkQueryCode(request, id, deps.codes);
    const noticeId = parse(noticeIdShape, request.path["noticeId"], "noticeId");
    const issued = await deps.store.notice(id, noticeId);
    if (!issued?.notice.audience.applicant) throw unknownNotice(noticeId);
    return noticeAnswer(request, issued, deps);
  });

/** `GET /v1/applications/{applicationId}/notices`: the notices owed to the applicant, oldest first. */
import type { Log } from "../../app/base/ports.ts";
import { checkQueryCode } from "../base/access.ts";
import { applicationIdIn } from "../application/applicationCommand.ts";
import { endpoint } from "../base/endpoint.ts";
import { noticeSummary, type Deps as NoticeDeps } from "./noticeAnswer.ts";

export type Deps = NoticeDeps & { log: Log };

export const listNotices = (deps: Deps) =>
  endpoint(deps.log, async (request) => {
    const id = applicationIdIn(request);
    await checkQueryCode(request, id, deps.codes);
    const issued = (await deps.store.noticesOf(id)).filter(({ notice }) => notice.audience.applicant);
    const summaries = await Promise.all(issued.map((one) => noticeSummary(one, deps)));
    const notices = summaries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    return { status: 200, body: { applicationId: id, notices } };
  });

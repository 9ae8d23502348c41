/** `GET /v1/reviews/{reviewId}/notices/{noticeId}`: one notice about a review, to read, to print, or as data. */
import type { Log } from "../../app/base/ports.ts";
import { noticeId as noticeIdShape } from "../../contracts/requests.ts";
import { endpoint, parse } from "../base/endpoint.ts";
import { noticeAnswer, unknownNotice, type Deps as NoticeDeps } from "./noticeAnswer.ts";
import { noticesForReader } from "./reviewNotices.ts";

export type Deps = NoticeDeps & { log: Log };

export const getReviewNotice = (deps: Deps) =>
  endpoint(deps.log, async (request) => {
    const noticeId = parse(noticeIdShape, request.path["noticeId"], "noticeId");
    const { issued } = await noticesForReader(request, deps.store);
    const found = issued.find(({ notice }) => notice.noticeId === noticeId);
    if (!found) throw unknownNotice(noticeId);
    return noticeAnswer(request, found, deps);
  });

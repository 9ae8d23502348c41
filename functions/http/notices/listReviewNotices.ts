/** `GET /v1/reviews/{reviewId}/notices`: the notices about a review, for its department, the lead and supervisors. */
import type { Log } from "../../app/base/ports.ts";
import { endpoint } from "../base/endpoint.ts";
import { noticeSummary, type Deps as NoticeDeps } from "./noticeAnswer.ts";
import { noticesForReader } from "./reviewNotices.ts";

export type Deps = NoticeDeps & { log: Log };

export const listReviewNotices = (deps: Deps) =>
  endpoint(deps.log, async (request) => {
    const { reviewId, issued } = await noticesForReader(request, deps.store);
    const summaries = await Promise.all(issued.map((one) => noticeSummary(one, deps)));
    const notices = summaries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    return { status: 200, body: { reviewId, notices } };
  });

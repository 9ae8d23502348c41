/** `GET /v1/applications/{applicationId}/clocks/{matter}`: the ledger of one of the applicant's own reviews. */
import type { CaseStore, Log } from "../../app/base/ports.ts";
import type { QueryCodes } from "../../app/application/queryCodes.ts";
import { slug } from "../../contracts/primitives.ts";
import { reviewIdOf } from "../../domain/base/ids.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { checkQueryCode, unknownReview } from "../base/access.ts";
import { applicationIdIn } from "./applicationCommand.ts";
import { endpoint, parse } from "../base/endpoint.ts";
import { clockAnswer } from "../review/getClock.ts";

export type Deps = {
  store: Pick<CaseStore, "loadReview" | "loadCase">;
  codes: QueryCodes;
  rules: ClockRules;
  log: Log;
};

export const getOwnClock = ({ store, codes, rules, log }: Deps) =>
  endpoint(log, async (request) => {
    const id = applicationIdIn(request);
    await checkQueryCode(request, id, codes);
    const reviewId = reviewIdOf(id, parse(slug, request.path["matter"], "matter"));
    const review = await store.loadReview(reviewId);
    if (!review) throw unknownReview(reviewId);
    return clockAnswer(store, review, request.receivedAt, rules);
  });

/** `PUT /v1/reviews/{reviewId}/joint-review-position`: an objector withdraws or maintains, before the sitting or at it. */
import { PositionBody } from "../contracts/requests.ts";
import { partsOf } from "../domain/application.ts";
import { takePosition as decide } from "../domain/jointReview.ts";
import { checkIsOwn, departmentOf, unknownReview } from "./access.ts";
import { commandApplication, type Deps } from "./applicationCommand.ts";
import { endpoint, parse } from "./endpoint.ts";
import { reviewIdIn } from "./reviewCommand.ts";

export type { Deps };

export const takePosition = (deps: Deps) =>
  endpoint(deps.log, async (request) => {
    const department = departmentOf(request);
    const reviewId = reviewIdIn(request);
    const { position: kind, reasons } = parse(PositionBody, request.body);
    const review = await deps.store.loadReview(reviewId);
    if (!review) throw unknownReview(reviewId);
    checkIsOwn(department, review.state.facts);
    const { applicationId } = partsOf(reviewId)!;
    return commandApplication(
      deps,
      { ...request, path: { applicationId } },
      {
        by: `department:${department}`,
        decide: (application, now) => decide(application, { reviewId, department, kind, reasons }, now),
      },
    );
  });

/** `PUT /v1/reviews/{reviewId}/joint-review-position`: an objector withdraws or maintains, before the sitting or at it. */
import { PositionBody } from "../../contracts/requests.ts";
import { applicationOf } from "../../domain/base/ids.ts";
import { takePosition as decide } from "../../domain/application/jointReview.ts";
import { unknownReview } from "../base/access.ts";
import { endpoint, parse } from "../base/endpoint.ts";
import { commandReview, ownDepartment, reviewIdIn, type Deps } from "./reviewCommand.ts";

export type { Deps };

export const takePosition = (deps: Deps) =>
  endpoint(deps.log, async (request) => {
    const actor = ownDepartment(request);
    const id = reviewIdIn(request);
    const { position: kind, reasons } = parse(PositionBody, request.body);
    const application = (await deps.store.loadApplication(applicationOf(id)))?.state;
    if (!application) throw unknownReview(id);
    return commandReview(deps, request, actor, (review, now) =>
      decide(review, application, { kind, reasons }, now),
    );
  });

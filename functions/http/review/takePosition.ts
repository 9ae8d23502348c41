/** An objector withdraws or maintains, before the sitting of the joint review or at it. */
import { takePosition as contract } from "../../contracts/review/routes.ts";
import { applicationOf } from "../../domain/base/ids.ts";
import { takePosition as decide } from "../../domain/application/jointReview.ts";
import { handle } from "../base/handle.ts";
import { unknownReview } from "./owner.ts";
import { commandReview } from "./reviewCommand.ts";

export const takePosition = handle(contract, (deps) => async (request) => {
  const { reviewId } = request.path;
  const { position: kind, reasons } = request.body;
  const application = (await deps.store.loadApplication(applicationOf(reviewId)))?.state;
  if (!application) throw unknownReview(reviewId);
  return commandReview(deps, request, (review, now) => decide(review, application, { kind, reasons }, now));
});

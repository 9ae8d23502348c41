/** 核查: a department records what came of checking a promise that its matter rests on. */
import { checkPromise as contract } from "../../contracts/review/routes.ts";
import { checkPromise as decide } from "../../domain/review/promiseCheck.ts";
import { handle } from "../base/handle.ts";
import { applicationOf } from "../../domain/base/ids.ts";
import { refusedBy } from "../base/refused.ts";
import { commandReview } from "./reviewCommand.ts";

export const checkPromise = handle(contract, (deps) => async (request) => {
  const application = (await deps.store.loadApplication(applicationOf(request.path.reviewId)))?.state;
  return commandReview(deps, request, (review, now, rules) => {
    // Nothing is given on the promises of what was withdrawn.
    if (application?.status === "withdrawn")
      throw refusedBy({ code: "application-ended", status: application.status }, rules.zone);
    return decide(review, request.body, now, rules);
  });
});

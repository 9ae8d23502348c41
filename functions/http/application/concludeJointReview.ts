/** Who presides over the joint review concludes it, with minutes and reasons. */
import { concludeJointReview as contract } from "../../contracts/application/routes.ts";
import { concludeJointReview as decide } from "../../domain/application/jointReview.ts";
import { isClosed } from "../../domain/review/review.ts";
import { handle } from "../base/handle.ts";
import { figuresKnown } from "../review/figures.ts";
import { commandApplication } from "./applicationCommand.ts";
import { checkPresides } from "./lead.ts";

export const concludeJointReview = handle(contract, (deps) => async (request) => {
  const known = figuresKnown(request.body.resolutions, "resolutions", deps.region);
  return commandApplication(deps, request, {
    may: checkPresides,
    decide: (application, now, reviews, rules) =>
      known(decide(application, reviews.filter(isClosed), request.body, now, rules)),
  });
});

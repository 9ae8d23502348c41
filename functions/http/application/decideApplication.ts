/** The lead's own decision, where the region asks for one. */
import { decideApplication as contract } from "../../contracts/application/routes.ts";
import { decide } from "../../domain/application/conclusion.ts";
import { isClosed } from "../../domain/review/review.ts";
import { handle } from "../base/handle.ts";
import { figuresKnown } from "../review/figures.ts";
import { commandApplication } from "./applicationCommand.ts";

export const decideApplication = handle(contract, (deps) => async (request) => {
  const known = figuresKnown(request.body.resolutions, "resolutions", deps.region);
  return commandApplication(deps, request, {
    decide: (application, now, reviews) =>
      known(decide(application, reviews.filter(isClosed), request.body, now)),
  });
});

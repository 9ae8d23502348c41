/** The lead's own decision, where the region asks for one. */
import { decideApplication as contract } from "../../contracts/application/routes.ts";
import { decide } from "../../domain/application/conclusion.ts";
import { isClosed } from "../../domain/review/review.ts";
import { handle } from "../base/handle.ts";
import { commandApplication } from "./applicationCommand.ts";

export const decideApplication = handle(
  contract,
  (deps) => async (request) =>
    commandApplication(deps, request, {
      decide: (application, now, reviews) => decide(application, reviews.filter(isClosed), request.body, now),
    }),
);

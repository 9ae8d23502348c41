/** The lead concludes the joint review, with minutes and reasons. */
import { concludeJointReview as contract } from "../../contracts/application/routes.ts";
import { concludeJointReview as decide } from "../../domain/application/jointReview.ts";
import { isClosed } from "../../domain/review/review.ts";
import { handle } from "../base/handle.ts";
import { commandApplication } from "./applicationCommand.ts";

export const concludeJointReview = handle(
  contract,
  (deps) => async (request) =>
    commandApplication(deps, request, {
      decide: (application, now, reviews, rules) =>
        decide(application, reviews.filter(isClosed), request.body, now, rules),
    }),
);

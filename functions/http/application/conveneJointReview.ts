/** The lead calls the one sitting (联合会审). */
import { conveneJointReview as contract } from "../../contracts/application/routes.ts";
import { convene } from "../../domain/application/jointReview.ts";
import { handle } from "../base/handle.ts";
import { commandApplication } from "./applicationCommand.ts";

export const conveneJointReview = handle(
  contract,
  (deps) => async (request) =>
    commandApplication(deps, request, {
      decide: (application, now, reviews) => convene(application, reviews, request.body, now, deps.rules),
    }),
);

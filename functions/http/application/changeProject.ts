/** The project changes in substance; open clocks start again. */
import { followUp } from "../../app/application/catchUp.ts";
import { changeProject as contract } from "../../contracts/application/routes.ts";
import { standingAt } from "../../domain/application/standing.ts";
import { changeProject as decide } from "../../domain/application/withdrawal.ts";
import { handle } from "../base/handle.ts";
import { commandApplication } from "./applicationCommand.ts";

export const changeProject = handle(
  contract,
  (deps) => async (request) =>
    commandApplication(deps, request, {
      readsReviews: true,
      decide: (application, now, reviews) =>
        decide(application, request.body.description, now, standingAt(application, reviews, now, deps.rules)),
      follow: (_, now) => followUp(deps, request.path.applicationId, now),
    }),
);

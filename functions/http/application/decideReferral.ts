/** The lead decides a dispute about a matter that was handed on (移送异议). */
import { decideReferral as contract } from "../../contracts/application/routes.ts";
import { decideReferral as decide } from "../../domain/application/handingOn.ts";
import { handle } from "../base/handle.ts";
import { commandApplication } from "./applicationCommand.ts";

export const decideReferral = handle(
  contract,
  (deps) => async (request) =>
    commandApplication(deps, request, {
      decide: (application, now, reviews, rules) =>
        decide({ application, reviews, region: deps.region }, request.body, now, rules),
    }),
);

/** The applicant confirms the date of a site visit, or names one other one. */
import { answerSiteVisit as contract } from "../../contracts/application/visits.ts";
import { answerVisit } from "../../domain/application/callingVisits.ts";
import { handle } from "../base/handle.ts";
import { commandVisits } from "./visits.ts";

export const answerSiteVisit = handle(
  contract,
  (deps) => async (request) =>
    commandVisits(deps, request, "takes-part", (standing, rules) =>
      answerVisit(standing, request.body, request.now, rules),
    ),
);

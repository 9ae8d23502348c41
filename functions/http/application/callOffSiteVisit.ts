/** The lead calls a site visit off. */
import { callOffSiteVisit as contract } from "../../contracts/application/visits.ts";
import { callOffVisit } from "../../domain/application/callingVisits.ts";
import { handle } from "../base/handle.ts";
import { commandVisits } from "./visits.ts";

export const callOffSiteVisit = handle(
  contract,
  (deps) => async (request) =>
    commandVisits(deps, request, "lead", (standing, rules) =>
      callOffVisit(standing, request.body.reasons, request.now, rules),
    ),
);

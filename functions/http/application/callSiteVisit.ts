/** The lead calls a joint site visit (联合踏勘). */
import { callSiteVisit as contract } from "../../contracts/application/visits.ts";
import { callVisit } from "../../domain/application/callingVisits.ts";
import { handle } from "../base/handle.ts";
import { commandVisits } from "./visits.ts";

export const callSiteVisit = handle(
  contract,
  (deps) => async (request) =>
    commandVisits(deps, request, "lead", (standing, rules) =>
      callVisit(standing, request.body, request.now, rules),
    ),
);

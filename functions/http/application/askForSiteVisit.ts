/** A department asks for a joint site visit; with the second request it is called by itself. */
import { askForSiteVisit as contract } from "../../contracts/application/visits.ts";
import { askForVisit } from "../../domain/application/callingVisits.ts";
import { handle } from "../base/handle.ts";
import { commandVisits } from "./visits.ts";

export const askForSiteVisit = handle(
  contract,
  (deps) => async (request) =>
    commandVisits(deps, request, "takes-part", (standing, rules) =>
      askForVisit(standing, { department: request.caller.department, ...request.body }, request.now, rules),
    ),
);

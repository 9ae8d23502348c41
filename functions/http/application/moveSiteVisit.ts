/** The lead puts a site visit off, once, for weather or force majeure. */
import { moveSiteVisit as contract } from "../../contracts/application/visits.ts";
import { moveVisit } from "../../domain/application/callingVisits.ts";
import { handle } from "../base/handle.ts";
import { commandVisits } from "./visits.ts";

export const moveSiteVisit = handle(
  contract,
  (deps) => async (request) =>
    commandVisits(deps, request, "lead", (standing, rules) => {
      const { place, contact, ...said } = request.body;
      const where = { ...(place !== undefined && { place }), ...(contact !== undefined && { contact }) };
      return moveVisit(standing, { ...said, ...where }, request.now, rules);
    }),
);

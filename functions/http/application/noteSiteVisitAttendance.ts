/** The lead notes who came to a site visit. */
import { noteSiteVisitAttendance as contract } from "../../contracts/application/visits.ts";
import { noteAttendance } from "../../domain/application/duringVisits.ts";
import { handle } from "../base/handle.ts";
import { commandVisits } from "./visits.ts";

export const noteSiteVisitAttendance = handle(
  contract,
  (deps) => async (request) =>
    commandVisits(deps, request, "lead", (standing) => noteAttendance(standing, request.body, request.now)),
);

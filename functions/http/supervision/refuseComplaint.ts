/** Supervision refuses a complaint, with the way to go. */
import { refuseComplaint as contract } from "../../contracts/supervision/complaints.ts";
import { refuse } from "../../domain/supervision/complaintHandling.ts";
import { handle } from "../base/handle.ts";
import { commandComplaint } from "./complaintCommand.ts";

export const refuseComplaint = handle(contract, (deps) => async (request) => {
  const { body, by, now } = request;
  return commandComplaint(deps, request, (complaint) => refuse(complaint, body, by, now));
});

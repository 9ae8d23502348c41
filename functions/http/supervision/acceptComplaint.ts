/** Supervision accepts a complaint, within one working day. */
import { acceptComplaint as contract } from "../../contracts/supervision/complaints.ts";
import { accept } from "../../domain/supervision/complaintHandling.ts";
import { handle } from "../base/handle.ts";
import { commandComplaint } from "./complaintCommand.ts";

export const acceptComplaint = handle(contract, (deps) => async (request) => {
  const { by, now } = request;
  return commandComplaint(deps, request, (complaint) => accept(complaint, by, now));
});

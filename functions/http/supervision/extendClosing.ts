/** Thirty working days more to close a complaint, once, with reasons. */
import { extendClosing as contract } from "../../contracts/supervision/complaints.ts";
import { extendClosing as extend } from "../../domain/supervision/complaintClosing.ts";
import { handle } from "../base/handle.ts";
import { commandComplaint } from "./complaintCommand.ts";

export const extendClosing = handle(contract, (deps) => async (request) => {
  const { body, by, now } = request;
  return commandComplaint(deps, request, (complaint) => extend(complaint, body.reasons, by, now, deps.rules));
});

/** The supervisor names who answers an inquiry that nobody has taken. */
import { assignInquiry as contract } from "../../contracts/application/routes.ts";
import { assign } from "../../domain/application/inquiry.ts";
import { handle } from "../base/handle.ts";
import { commandInquiry, contactNamed } from "./inquiryCommand.ts";

export const assignInquiry = handle(contract, (deps) => async (request) => {
  const { body, now } = request;
  const to = contactNamed(body, deps, now);
  return commandInquiry(deps, request, (inquiry) => assign(inquiry, { to, reasons: body.reasons }, now));
});

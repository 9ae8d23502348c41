/** An inquiry is handed on to another department (转办): it stays until somebody there accepts it. */
import { handInquiryOn as contract } from "../../contracts/application/routes.ts";
import { handOn } from "../../domain/application/inquiry.ts";
import { handle } from "../base/handle.ts";
import { commandInquiry, contactNamed } from "./inquiryCommand.ts";

export const handInquiryOn = handle(contract, (deps) => async (request) => {
  const { body, caller, now } = request;
  const { region, rules } = deps;
  const to = contactNamed(body, deps, now);
  return commandInquiry(deps, request, (inquiry) =>
    handOn(
      inquiry,
      { department: caller.department, to, reasons: body.reasons, days: region.inquiries?.acceptDays },
      region.departments,
      now,
      rules,
    ),
  );
});

/** Whoever has an inquiry answers it, once. */
import { answerInquiry as contract } from "../../contracts/application/routes.ts";
import { answer } from "../../domain/application/inquiry.ts";
import { handle } from "../base/handle.ts";
import { commandInquiry } from "./inquiryCommand.ts";

export const answerInquiry = handle(contract, (deps) => async (request) => {
  const { body, caller, now } = request;
  return commandInquiry(deps, request, (inquiry) =>
    answer(inquiry, { department: caller.department, text: body.answer }, deps.region.departments, now),
  );
});

/** Whom an inquiry is handed on to accepts it by the name of their token, or says why not. */
import { answerInquiryOffer as contract } from "../../contracts/application/routes.ts";
import { answerOffer } from "../../domain/application/inquiry.ts";
import { personNamed } from "../../domain/base/actor.ts";
import { handle } from "../base/handle.ts";
import { commandInquiry } from "./inquiryCommand.ts";

export const answerInquiryOffer = handle(contract, (deps) => async (request) => {
  const { body, by, caller, now } = request;
  const { department } = caller;
  const person = personNamed(by);
  return commandInquiry(deps, request, (inquiry) =>
    answerOffer(inquiry, { department, person, refusal: body.refused }, deps.region.departments, now),
  );
});

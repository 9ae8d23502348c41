/** The applicant agrees to put right what is objected to, or does not. */
import { answerRectification as contract } from "../../contracts/application/powers.ts";
import { answerRectification as answer } from "../../domain/application/puttingRight.ts";
import { handle } from "../base/handle.ts";
import { commandApplication } from "./applicationCommand.ts";

export const answerRectification = handle(
  contract,
  (deps) => async (request) =>
    commandApplication(deps, request, {
      decide: (application, now, reviews, rules) =>
        answer({ application, reviews, region: deps.region }, request.body, now, rules),
    }),
);

/** The applicant adds a flag of the negative list. */
import { addFlag as contract } from "../../contracts/application/routes.ts";
import { addFlag as decide } from "../../domain/application/caseActs.ts";
import { handle } from "../base/handle.ts";
import { commandApplication } from "./applicationCommand.ts";

export const addFlag = handle(contract, (deps) => async (request) => {
  const { region } = deps;
  return commandApplication(deps, request, {
    decide: (application, now, reviews) => decide({ application, reviews, region }, request.body, now),
  });
});

/** Stated facts are vouched for (核实申报情况). */
import { confirmFacts as contract } from "../../contracts/application/routes.ts";
import { confirmFacts as decide } from "../../domain/application/caseActs.ts";
import { handle } from "../base/handle.ts";
import { commandCaseAct } from "./caseActCommand.ts";

export const confirmFacts = handle(
  contract,
  (deps) => async (request) =>
    commandCaseAct(deps, request, (standing, actor, now) => decide(standing, request.body, actor, now)),
);

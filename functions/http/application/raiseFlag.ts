/** A flag of the negative list is raised (负面清单标注). */
import { raiseFlag as contract } from "../../contracts/application/routes.ts";
import { raiseFlag as decide } from "../../domain/application/caseActs.ts";
import { handle } from "../base/handle.ts";
import { commandCaseAct } from "./caseActCommand.ts";

export const raiseFlag = handle(
  contract,
  (deps) => async (request) =>
    commandCaseAct(deps, request, (standing, actor, now) => decide(standing, request.body, actor, now)),
);

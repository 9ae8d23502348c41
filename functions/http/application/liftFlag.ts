/** A flag that was raised by mistake is taken off; it stays on record. */
import { liftFlag as contract } from "../../contracts/application/routes.ts";
import { liftFlag as decide } from "../../domain/application/caseActs.ts";
import { handle } from "../base/handle.ts";
import { commandCaseAct } from "./caseActCommand.ts";

export const liftFlag = handle(
  contract,
  (deps) => async (request) =>
    commandCaseAct(deps, request, (standing, actor, now) =>
      decide(standing, request.body.flag, request.body.reason, actor, now),
    ),
);

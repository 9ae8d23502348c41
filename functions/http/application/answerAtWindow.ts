/** The answer of the window's clerk (受理窗口), who is the lead's. */
import { answerAtWindow as contract } from "../../contracts/application/routes.ts";
import { answerAtWindow as decide } from "../../domain/application/window.ts";
import { personNamed } from "../../domain/base/actor.ts";
import { handle } from "../base/handle.ts";
import { commandApplication } from "./applicationCommand.ts";

export const answerAtWindow = handle(contract, (deps) => async (request) => {
  const { body, by, caller } = request;
  const name = personNamed(by);
  const clerk = name === null ? null : { department: caller.department, name };
  return commandApplication(deps, request, {
    decide: (application, now, _reviews, rules) => decide(application, deps.region, body, now, rules, clerk),
  });
});

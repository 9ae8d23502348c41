/** The answer of the window's clerk (受理窗口), who is the lead's. */
import { answerAtWindow as contract } from "../../contracts/application/routes.ts";
import { answerAtWindow as decide } from "../../domain/application/window.ts";
import { handle } from "../base/handle.ts";
import { commandApplication } from "./applicationCommand.ts";

export const answerAtWindow = handle(
  contract,
  (deps) => async (request) =>
    commandApplication(deps, request, {
      decide: (application, now, _reviews, rules) =>
        decide(application, deps.region, request.body, now, rules),
    }),
);

/** The project changes in substance; open clocks start again. */
import { changeProject as contract } from "../../contracts/application/routes.ts";
import { changeProject as decide } from "../../domain/application/withdrawal.ts";
import { handle } from "../base/handle.ts";
import { commandApplication } from "./applicationCommand.ts";

export const changeProject = handle(
  contract,
  (deps) => async (request) =>
    commandApplication(deps, request, {
      decide: (application, now, reviews, rules) =>
        decide(application, request.body.description, now, reviews, rules),
    }),
);

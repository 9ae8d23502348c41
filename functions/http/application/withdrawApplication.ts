/** The applicant takes the application back (撤回). */
import { withdrawApplication as contract } from "../../contracts/application/routes.ts";
import { withdraw } from "../../domain/application/withdrawal.ts";
import { handle } from "../base/handle.ts";
import { commandApplication } from "./applicationCommand.ts";

export const withdrawApplication = handle(
  contract,
  (deps) => async (request) =>
    commandApplication(deps, request, {
      decide: (application, now, reviews, rules) =>
        withdraw(application, request.body.reason, now, reviews, rules),
    }),
);

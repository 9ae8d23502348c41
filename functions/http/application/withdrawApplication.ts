/** The applicant takes the application back (撤回). */
import { followUp } from "../../app/application/catchUp.ts";
import { withdrawApplication as contract } from "../../contracts/application/routes.ts";
import { withdraw } from "../../domain/application/withdrawal.ts";
import { handle } from "../base/handle.ts";
import { commandApplication } from "./applicationCommand.ts";

export const withdrawApplication = handle(
  contract,
  (deps) => async (request) =>
    commandApplication(deps, request, {
      decide: (application, now) => withdraw(application, request.body.reason, now),
      follow: (_, now) => followUp(deps, request.path.applicationId, now),
    }),
);

/** Whose a matter is that was handed on and is disputed, or goes round (指定管辖), is named: by the lead, or by the supervisor where the lead is a party to it. */
import { decideReferral as contract } from "../../contracts/application/routes.ts";
import { decideReferral as decide } from "../../domain/application/jurisdiction.ts";
import { handle } from "../base/handle.ts";
import { commandApplication } from "./applicationCommand.ts";

export const decideReferral = handle(
  contract,
  (deps) => async (request) =>
    commandApplication(deps, request, {
      decide: (application, now, reviews, rules) =>
        decide(
          { application, reviews, region: deps.region },
          request.body,
          request.caller.role === "supervisor" ? "supervisor" : "lead",
          now,
          rules,
        ),
    }),
);

/** The lead offers to have put right what is objected to (整改). */
import { offerRectification as contract } from "../../contracts/application/powers.ts";
import { offerRectification as offer } from "../../domain/application/puttingRight.ts";
import { handle } from "../base/handle.ts";
import { commandApplication } from "./applicationCommand.ts";

export const offerRectification = handle(
  contract,
  (deps) => async (request) =>
    commandApplication(deps, request, {
      decide: (application, now, reviews, rules) =>
        offer({ application, reviews, region: deps.region }, request.body, now, rules),
    }),
);

/** Stops the clock for a hearing, an expert review and the like (特别程序). */
import { startSpecialProcedure as contract } from "../../contracts/review/routes.ts";
import { startSpecialProcedure as decide } from "../../domain/review/specialProcedure.ts";
import { handle } from "../base/handle.ts";
import { commandReview } from "./reviewCommand.ts";

export const startSpecialProcedure = handle(
  contract,
  (deps) => async (request) =>
    commandReview(deps, request, (review, now, rules) =>
      decide(review, request.body, request.by, now, rules),
    ),
);

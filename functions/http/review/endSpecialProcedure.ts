/** The procedure is over, the clock runs again. */
import { endSpecialProcedure as contract } from "../../contracts/review/routes.ts";
import { endSpecialProcedure as decide } from "../../domain/review/specialProcedure.ts";
import { handle } from "../base/handle.ts";
import { commandReview } from "./reviewCommand.ts";

export const endSpecialProcedure = handle(
  contract,
  (deps) => async (request) =>
    commandReview(deps, request, (review, now, rules) => decide(review, request.query, now, rules)),
);

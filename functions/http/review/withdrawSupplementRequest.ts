/** The department asks for nothing any more (撤回补正要求), the clock runs again. */
import { withdrawSupplementRequest as contract } from "../../contracts/review/routes.ts";
import { withdrawSupplementRequest as decide } from "../../domain/review/supplementWithdrawal.ts";
import { handle } from "../base/handle.ts";
import { commandReview } from "./reviewCommand.ts";

export const withdrawSupplementRequest = handle(
  contract,
  (deps) => async (request) =>
    commandReview(deps, request, (review, now, rules) =>
      decide(review, request.query.requestedAt, now, rules),
    ),
);

/** What somebody asked for who may not approve it is approved, and done. */
import { approveAct as contract } from "../../contracts/review/routes.ts";
import { approve } from "../../domain/review/approval.ts";
import { handle } from "../base/handle.ts";
import { commandReview } from "./reviewCommand.ts";
import { whichOf } from "./which.ts";

export const approveAct = handle(
  contract,
  (deps) => async (request) =>
    commandReview(deps, request, (review, now, rules) =>
      approve(review, whichOf(request), request.by, now, rules),
    ),
);

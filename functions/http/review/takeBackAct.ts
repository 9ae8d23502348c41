/** What waits for an approval is taken back. */
import { takeBackAct as contract } from "../../contracts/review/routes.ts";
import { takeBack } from "../../domain/review/approval.ts";
import { handle } from "../base/handle.ts";
import { commandReview } from "./reviewCommand.ts";
import { whichOf } from "./which.ts";

export const takeBackAct = handle(
  contract,
  (deps) => async (request) =>
    commandReview(deps, request, (review, now, rules) =>
      takeBack(review, whichOf(request), request.by, now, rules),
    ),
);

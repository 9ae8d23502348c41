/** A consent by silence was found unlawful (撤销); a supervisor records it. */
import { revokeDeemedConsent as contract } from "../../contracts/review/routes.ts";
import { revoke } from "../../domain/review/revocation.ts";
import { handle } from "../base/handle.ts";
import { commandReview } from "./reviewCommand.ts";

export const revokeDeemedConsent = handle(
  contract,
  (deps) => async (request) =>
    commandReview(deps, request, (review, now, rules) =>
      revoke(review, request.body, request.by, now, rules),
    ),
);

/** A consent by silence was found unlawful (撤销): its organ or the one above decides so, on the ground that was announced. */
import { revokeDeemedConsent as contract } from "../../contracts/review/routes.ts";
import { revoke } from "../../domain/review/revocation.ts";
import { handle } from "../base/handle.ts";
import { commandReview } from "./reviewCommand.ts";
import { organOf } from "./revokingOrgan.ts";

export const revokeDeemedConsent = handle(contract, (deps) => async (request) => {
  const { body, by } = request;
  const { gravePublicHarm, ...revocation } = body;
  return commandReview(deps, request, (review, now, rules) =>
    revoke(review, revocation, organOf(request), by, now, rules, gravePublicHarm),
  );
});

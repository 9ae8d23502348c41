/** A consent by silence was found unlawful (撤销); a supervisor records it, and on which day the applicant was heard before. */
import { revokeDeemedConsent as contract } from "../../contracts/review/routes.ts";
import { localDate } from "../../domain/base/time.ts";
import { revoke } from "../../domain/review/revocation.ts";
import { handle } from "../base/handle.ts";
import { malformed } from "../base/refused.ts";
import { commandReview } from "./reviewCommand.ts";

export const revokeDeemedConsent = handle(contract, (deps) => async (request) => {
  const { body, by, now } = request;
  const today = localDate(now, deps.rules.zone);
  if (body.heardOn > today) throw malformed([{ path: "heardOn", code: "in-future", facts: { today } }]);
  const { gravePublicHarm, ...revocation } = body;
  return commandReview(deps, request, (review, at, rules) =>
    revoke(review, revocation, by, at, rules, gravePublicHarm),
  );
});

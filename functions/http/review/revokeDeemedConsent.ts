/** `POST /v1/reviews/{reviewId}/revocation`: a consent by silence was found unlawful (撤销); a supervisor records it. */
import { RevocationBody } from "../../contracts/requests.ts";
import { revoke } from "../../domain/review/revocation.ts";
import { supervisorOf } from "../base/access.ts";
import { endpoint, parse } from "../base/endpoint.ts";
import { commandReview, type Deps } from "./reviewCommand.ts";

export type { Deps };

export const revokeDeemedConsent = (deps: Deps) =>
  endpoint(deps.log, async (request) => {
    const by = supervisorOf(request);
    const revocation = parse(RevocationBody, request.body);
    return commandReview(deps, request, { by, check: () => undefined }, (review, now, rules) =>
      revoke(review, revocation, now, rules),
    );
  });

/** `PUT /v1/applications/{applicationId}/decision`: the lead's own decision, where the region asks for one. */
import { DecisionBody } from "../../contracts/requests.ts";
import { decide } from "../../domain/application/conclusion.ts";
import { leadOnly } from "../base/access.ts";
import { commandApplication, type Deps } from "./applicationCommand.ts";
import { isClosed } from "../../domain/review/review.ts";
import { endpoint, parse } from "../base/endpoint.ts";

export type { Deps };

export const decideApplication = (deps: Deps) =>
  endpoint(deps.log, async (request) => {
    const lead = leadOnly(request, deps.region);
    const answer = parse(DecisionBody, request.body);
    return commandApplication(deps, request, {
      ...lead,
      readsReviews: true,
      decide: (application, now, reviews) => decide(application, reviews.filter(isClosed), answer, now),
    });
  });

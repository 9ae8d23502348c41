/** `PUT /v1/applications/{applicationId}/joint-review/conclusion`: the lead concludes, with minutes and reasons. */
import { ConclusionBody } from "../../contracts/requests.ts";
import { concludeJointReview as decide } from "../../domain/application/jointReview.ts";
import { leadOnly } from "../base/access.ts";
import { commandApplication, type Deps } from "./applicationCommand.ts";
import { isClosed } from "../../domain/review/review.ts";
import { endpoint, parse } from "../base/endpoint.ts";

export type { Deps };

export const concludeJointReview = (deps: Deps) =>
  endpoint(deps.log, async (request) => {
    const lead = leadOnly(request, deps.region);
    const conclusion = parse(ConclusionBody, request.body);
    return commandApplication(deps, request, {
      ...lead,
      readsReviews: true,
      decide: (application, now, reviews) =>
        decide(application, reviews.filter(isClosed), conclusion, now, deps.rules),
    });
  });

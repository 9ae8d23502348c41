/** `GET /v1/reviews/{reviewId}`: one review, with the material of its application. */
import type { CaseStore, Log } from "../../app/base/ports.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { readableReview } from "../base/access.ts";
import { endpoint, etagOf } from "../base/endpoint.ts";
import { standingReview } from "./standing.ts";
import { reviewView } from "./reviewView.ts";

export type Deps = {
  store: Pick<CaseStore, "loadReview" | "loadApplication" | "loadCase">;
  rules: ClockRules;
  log: Log;
};

export const getReview = ({ store, rules, log }: Deps) =>
  endpoint(log, async (request) => {
    const recorded = await readableReview(request, store);
    const review = await standingReview(store, recorded, request.receivedAt, rules);
    const application = await store.loadApplication(review.state.facts.applicationId);
    const facts = application?.state.facts;
    return {
      status: 200,
      headers: { etag: etagOf(review.version) },
      body: {
        ...reviewView(review, request.receivedAt, rules),
        application: {
          applicant: { name: facts?.applicant.name, creditCode: facts?.applicant.creditCode },
          attributes: facts?.project.attributes,
          materials: application?.state.materials ?? [],
        },
      },
    };
  });

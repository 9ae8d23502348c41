/** `GET /v1/reviews/{reviewId}`: one review, with the material of its application. */
import type { CaseStore, Log } from "../app/ports.ts";
import type { ClockRules } from "../domain/clock.ts";
import { readableReview } from "./access.ts";
import { endpoint, etagOf } from "./endpoint.ts";
import { reviewView } from "./reviewView.ts";

export type Deps = { store: Pick<CaseStore, "loadReview" | "loadApplication">; rules: ClockRules; log: Log };

export const getReview = ({ store, rules, log }: Deps) =>
  endpoint(log, async (request) => {
    const review = await readableReview(request, store);
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

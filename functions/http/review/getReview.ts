/** `GET /v1/reviews/{reviewId}`: one review, with the material of its application. */
import type { CaseStore, Log } from "../../app/base/ports.ts";
import type { Caller } from "../../contracts/requests.ts";
import {
  positionOffers,
  supervisorOffers,
  type PositionOffer,
  type SupervisorOffer,
} from "../../domain/application/offers.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { callerOf, readableReview } from "../base/access.ts";
import { departmentOffers, type DepartmentOffer } from "../../domain/review/offers.ts";
import { offersView } from "../base/offersView.ts";
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
    const caller = callerOf(request);
    const now = request.receivedAt;
    const recorded = await readableReview(request, store);
    const review = await standingReview(store, recorded, now, rules);
    const application = await store.loadApplication(review.state.facts.applicationId);
    const facts = application?.state.facts;
    const materials = application?.state.materials ?? [];
    return {
      status: 200,
      headers: { etag: etagOf(review.version) },
      body: {
        ...reviewView(review, now, rules),
        application: {
          applicant: { name: facts?.applicant.name, creditCode: facts?.applicant.creditCode },
          attributes: facts?.project.attributes,
          materials,
        },
        offers: offersView(offersTo(caller), rules.zone),
      },
    };

    function offersTo(caller: Caller): readonly (DepartmentOffer | PositionOffer | SupervisorOffer)[] {
      if (caller.role === "supervisor") return supervisorOffers([recorded.state], []);
      if (caller.role !== "department" || caller.department !== review.state.facts.department.id) return [];
      const held = materials.map(({ code }) => code);
      const positions = application ? positionOffers(review.state, application.state) : [];
      return [...departmentOffers(review.state, now, rules, held), ...positions];
    }
  });

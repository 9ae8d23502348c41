/** What a department that is added (增加事项) owes: the applicant, the lead and everybody who is added hear by which fact, and by when. */
import { acceptanceOf } from "../application/application.ts";
import type { EventOf } from "../application/caseEvent.ts";
import { changedReview, factOf } from "./ofChange.ts";
import type { CaseView, Owing } from "./owing.ts";

export const mattersAdded: Owing<EventOf<"matters-added">> = {
  owed: ({ attributes, evidence, flags, added, at }, view) => {
    const lead = acceptanceOf(view.application)?.lead.id;
    const reviews = added.flatMap((reviewId) => reviewOf(view, reviewId) ?? []);
    const departments = [
      ...reviews.map(({ facts }) => facts.department.id),
      ...(lead === undefined ? [] : [lead]),
    ];
    return [
      {
        at,
        body: {
          kind: "matter-added",
          evidence,
          facts: Object.entries(attributes).map(([code, value]) => factOf(view.region, code, value)),
          flags: flags.map(({ flag }) => flag),
          reviews: reviews.map((review) =>
            changedReview({ effect: "joined", reviewId: review.facts.reviewId }, review, view),
          ),
        },
        audience: { applicant: true, departments: [...new Set(departments)], supervisors: false },
      },
    ];
  },
};

const reviewOf = ({ reviews }: CaseView, reviewId: string) =>
  reviews.find(({ facts }) => facts.reviewId === reviewId);

/** What a decision that was looked at again (复核) owes: what became of it, to the applicant, everybody who took part, and supervision. */
import { acceptanceOf, participantsOf } from "../application/application.ts";
import type { EventOf } from "../application/caseEvent.ts";
import { matterName } from "./named.ts";
import type { Owing } from "./owing.ts";

export const decisionRevised: Owing<EventOf<"decision-revised">> = {
  owed: ({ revision, decision }, { application, reviews }) => {
    const acceptance = acceptanceOf(application);
    const review = reviews.find(({ facts }) => facts.reviewId === revision.reviewId);
    if (!acceptance || !review || !("decision" in application)) return [];
    const before = application.revisions?.at(-1)?.before.result ?? decision.result;
    const { result, reasons, article, change, compensation, at } = revision;
    return [
      {
        at,
        body: {
          kind: "revision",
          matter: matterName(review.facts.matter),
          result,
          reasons,
          article,
          change,
          compensation,
          decidedAt: application.decidedAt,
          before,
          after: decision.result,
        },
        audience: { applicant: true, departments: participantsOf(acceptance), supervisors: true },
        // Of a licence it is its organ's own.
        ...(review.facts.matter.kind === "licence" && { review }),
      },
    ];
  },
};

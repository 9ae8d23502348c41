/** The applicant's status: where things stand, and why. */
import type { Recorded } from "../app/ports.ts";
import type { Application } from "../domain/application.ts";
import type { ClockRules } from "../domain/clock.ts";
import type { Region } from "../domain/region.ts";
import type { Review } from "../domain/review.ts";
import { rollUp, type ClosedReview, type Decision } from "../domain/rollUp.ts";
import { withOffset, type Instant } from "../domain/time.ts";
import { etagOf } from "./endpoint.ts";
import { reviewSummary } from "./reviewView.ts";

export function statusView(
  application: Application,
  reviews: readonly Recorded<Review>[],
  region: Region,
  now: Instant,
  rules: ClockRules,
) {
  const { facts } = application;
  const acceptance = "acceptance" in application ? application.acceptance : null;
  const decided = "decision" in application ? application : null;
  const local = (instant: Instant) => withOffset(instant, rules.zone);

  const recorded = new Map(reviews.map(({ state }) => [state.facts.reviewId, state]));
  const inOrder = (acceptance?.reviews ?? []).flatMap(({ reviewId }) => recorded.get(reviewId) ?? []);
  const shown = inOrder.map((review) => reviewSummary(review, now, rules));
  const dues = shown.map((review) => review.dueAt).sort();
  return {
    applicationId: facts.applicationId,
    status: application.status,
    project: { name: facts.project.name, code: facts.project.code, type: facts.project.type },
    receivedAt: local(facts.receivedAt),
    acceptedAt: acceptance ? local(acceptance.acceptedAt) : null,
    lead: acceptance?.lead ?? null,
    // Known once every department has been served: before that it would only be a guess.
    expectedDecisionBy:
      acceptance && shown.length === acceptance.reviews.length ? (dues.at(-1) ?? null) : null,
    decidedAt: decided ? local(decided.decidedAt) : null,
    decision: decided ? decisionView(decided.decision, inOrder, local) : null,
    missingMaterials:
      application.status === "awaiting-materials" ? materialNames(application.missing, region) : [],
    progress: {
      closed: shown.filter((review) => review.status === "closed").length,
      total: acceptance?.reviews.length ?? 0,
    },
    reviews: shown,
    catalogueVersion: acceptance?.catalogueVersion ?? null,
  };
}

/** The recorded decision, with what the reviews' own records say: conditions, objections, late opinions. */
function decisionView(
  { result, opinions }: Decision,
  reviews: readonly Review[],
  local: (instant: Instant) => string,
) {
  const closed = reviews.filter((review): review is ClosedReview => review.status === "closed");
  const { conditions, objections, lateOpinions } = rollUp(closed);
  return {
    result,
    opinions: opinions.map((opinion) => ({ ...opinion, asOf: local(opinion.asOf) })),
    conditions,
    objections,
    lateOpinions: lateOpinions.map((late) => ({ ...late, receivedAt: local(late.receivedAt) })),
  };
}

type Case = { application: Recorded<Application>; reviews: readonly Recorded<Review>[] };

/** Versions only grow, so their sum names one state of the whole case. */
export const etagOfCase = ({ application, reviews }: Case): string =>
  etagOf(reviews.reduce((sum, review) => sum + review.version, application.version));

/** Codes with the names people know them by. */
export const materialNames = (codes: readonly string[], region: Region) =>
  codes.map((code) => {
    const type = region.materials.find((material) => material.code === code);
    return { code, name: type?.name ?? code, nameEn: type?.nameEn ?? code };
  });

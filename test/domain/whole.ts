/** A whole case, application and reviews, as one decision after the other leaves it on record. */
import { framesOf, caseFactsOf, type Application } from "../../functions/domain/application/application.ts";
import type { ApplicationDecision } from "../../functions/domain/application/applicationEvent.ts";
import * as applications from "../../functions/domain/application/replay.ts";
import { evolve } from "../../functions/domain/review/replay.ts";
import type { Review } from "../../functions/domain/review/review.ts";
import { ofCase, receive, reminderOf, replay } from "./given.ts";

export type Whole = { application: Application; reviews: readonly Review[] };

/** The case that a first decision makes. @throws Error when it was refused */
export function wholeOf({ events, reviews = [], refusal }: ApplicationDecision): Whole {
  if (refusal) throw new Error(`refused: ${refusal.code}`);
  return withReviews({ application: applications.begin(events), reviews: [] }, reviews);
}

/** A case as it is received. */
export const received = (...about: Parameters<typeof receive>): Whole => wholeOf(receive(...about));

/** The case when every department has been reminded of what lies in its in-box. */
export const reminded = ({ application, reviews }: Whole): Whole => ({
  application,
  reviews: reviews.map((review) => reminderOf(review).reduce<Review>(evolve, review)),
});

/** The case after a decision; a refused one changes nothing. */
export const after = (
  { application, reviews: before }: Whole,
  { events, reviews = [] }: ApplicationDecision,
): Whole =>
  withReviews({ application: events.reduce(applications.evolve, application), reviews: before }, reviews);

function withReviews(
  { application, reviews }: Whole,
  changes: NonNullable<ApplicationDecision["reviews"]>,
): Whole {
  const known = new Map(reviews.map((review) => [review.facts.reviewId, review]));
  for (const { reviewId, events } of changes) {
    const before = known.get(reviewId);
    known.set(
      reviewId,
      before ? events.reduce<Review>(evolve, before) : begun(application, reviewId, events),
    );
  }
  return { application, reviews: [...known.values()] };
}

function begun(application: Application, reviewId: string, events: Parameters<typeof replay>[0]): Review {
  return replay(ofCase(caseFactsOf(framesOf(application), reviewId), events));
}

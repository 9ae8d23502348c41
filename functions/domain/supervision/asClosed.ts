/**
 * What a mark of a closed period was counted from. Figures go on: a card that is corrected in May takes its delay out of March's.
 * What was counted then is read off what is on record now, without what was corrected since.
 */
import type { Instant } from "../base/time.ts";
import type { ClockRules } from "../calendar/clock.ts";
import { isClosed, type Review } from "../review/review.ts";
import { appraisedReview } from "./appraised.ts";
import type { AppraisalFigure, ListedFigure } from "./figures.ts";
import type { Rating } from "./rating.ts";

/** How a closed review may be counted; of each it is one. */
const ENDINGS = ["closedInTime", "closedLate", "closedSilent", "closedExcused"] as const;

/** In which lists of the period what was counted in a figure may stand by now. */
export const MAY_STAND_IN = {
  closedInTime: ["closedInTime"],
  // A delay whose cards were all corrected is excused from then on.
  closedLate: ["closedLate", "closedExcused"],
  closedSilent: ["closedSilent", "closedExcused"],
  closedExcused: ["closedExcused"],
  otherCards: ENDINGS,
  improperSupplements: ENDINGS,
  objected: ["objected"],
  incurable: ["incurable"],
  upheldComplaints: ["upheldComplaints"],
  ratings: ["ratings", "excludedRatings"],
} as const satisfies Record<AppraisalFigure, readonly ListedFigure[]>;

/** How often a review was counted in a figure when its period was closed. @param at when that was */
export function reviewCountedBy(
  review: Review,
  figure: AppraisalFigure,
  at: Instant,
  rules: ClockRules,
): number {
  if (!isClosed(review)) return 0;
  const corrections = review.corrections.filter(({ correctedAt }) => correctedAt <= at);
  return appraisedReview({ ...review, corrections }, rules)[figure] ?? 0;
}

/** Whether a mark counted then: one that was excluded since did. */
export const ratingCountedBy = ({ excluded }: Rating, at: Instant): boolean =>
  excluded === null || excluded.at > at;

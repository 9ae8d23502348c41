/**
 * The whole's limit (行政许可法 art. 42(2)): where a licence is among its matters, all of it takes 45 working days from acceptance
 * at most. Only days on which a procedure of art. 45 of any of its reviews stands are not counted; a changed project starts it anew.
 */
import { acceptanceOf, type Application } from "./application.ts";
import { dueOf, type Clock, type ClockRules, type Due, type Suspension } from "../calendar/clock.ts";
import { plusSeconds } from "../base/time.ts";
import type { Review } from "../review/review.ts";

export const WHOLE_DAYS = 45;

/** The whole's clock, and when it runs out. */
export type Whole = { clock: Clock; due: Due };

/**
 * @param reviews all that are on record, those that count no more among them
 * @returns `null` before acceptance, and where no licence is among its matters: then no such limit holds
 */
export function wholeOf(
  application: Application,
  reviews: readonly Review[],
  rules: ClockRules,
): Whole | null {
  const acceptance = acceptanceOf(application);
  if (acceptance === null) return null;
  const counting = new Set(acceptance.reviews.map(({ reviewId }) => reviewId));
  const isLicence = ({ facts }: Review) => counting.has(facts.reviewId) && facts.matter.kind === "licence";
  if (!reviews.some(isLicence)) return null;
  const startedAt = application.changedAt ?? acceptance.acceptedAt;
  const suspensions = reviews
    .flatMap(stopsOf)
    .filter(({ until }) => until! > startedAt)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const clock: Clock = { startedAt, limit: { days: WHOLE_DAYS, unit: "working-days" }, suspensions };
  return { clock, due: dueOf(clock, rules)! };
}

/** The procedures of a review, each until it was over: with the review at the latest. */
const stopsOf = (review: Review): Suspension[] =>
  review.procedures.map(({ kind, startedAt, endsAt, endedAt }) => {
    const planned = endedAt ?? endsAt;
    const until = review.status === "closed" && review.closedAt < planned ? review.closedAt : planned;
    return { from: startedAt, until, why: kind };
  });

/** A moment before the end of a day: what starts then counts from the next day on. */
export const justBefore = (due: Pick<Due, "dueAt">): string => plusSeconds(due.dueAt, -0.001);

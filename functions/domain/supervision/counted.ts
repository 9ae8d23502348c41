/**
 * What a record of a case gives to the figures of its department: a review by the day of its first service, a card, an
 * urging and the handing out of a licence by their own, and what it gives to the appraisal by the day of its closing.
 */
import { localDate, type Instant, type LocalDate } from "../base/time.ts";
import type { ClockRules } from "../calendar/clock.ts";
import { isClosed, type Review } from "../review/review.ts";
import { breachesOf } from "../review/breach.ts";
import { appraisedReview, isUpheld } from "./appraised.ts";
import { ownCards } from "./card.ts";
import type { Complaint } from "./complaint.ts";
import { coveredBy } from "./delay.ts";
import { SHARE } from "./figures.ts";
import { greenStanding } from "./greenLamp.ts";
import { answeredOnDay, daysLate, daysTaken, isEarly, shareOfLimit } from "./share.ts";
import { dayOf, WORST_OF_ALL, type Rating } from "./rating.ts";
import { isOwed, urgingsOf } from "./urging.ts";
import { sumOf, TOOK, type CountedRecord, type Counters, type Tally } from "./tally.ts";

export type Counted = Omit<CountedRecord, "version">;

/** @param review as it stands at `now`; of an open one that is overdue it counts what it has used so far */
export function countedReview(review: Review, now: Instant, rules: ClockRules): Counted {
  const on = (instant: Instant): LocalDate => localDate(instant, rules.zone);
  const cards = ownCards(review).map((card) => ({
    ...card,
    on: on(card.at),
    isCorrected: card.corrected !== null,
  }));
  const covered = coveredBy(cards);
  const tallies: Tally[] = cards.map((card) => ({
    [card.on]: {
      [card.colour === "red" ? "redCards" : "yellowCards"]: 1,
      ...(card.isCorrected
        ? { correctedCards: 1 }
        : !covered.has(card) && { [card.colour === "red" ? "standingRed" : "standingYellow"]: 1 }),
    },
  }));
  for (const urging of urgingsOf(review))
    tallies.push({
      [on(urging.at)]:
        urging.kind === "reminder"
          ? { reminders: 1 }
          : { orders: 1, ...(isOwed(review, urging) && { openOrders: 1 }) },
    });
  const { licence, overdueAt = null } = review.delivery ?? {};
  if (licence) tallies.push({ [on(licence.at)]: { delivered: 1 } });
  if (overdueAt !== null) tallies.push({ [on(overdueAt)]: { deliveryOverdue: 1 } });
  if (review.firstServedAt !== null)
    tallies.push({ [on(review.firstServedAt)]: countersOf(review, now, rules) });
  if (isClosed(review)) tallies.push({ [on(review.closedAt)]: appraisedReview(review, rules) });
  const yellows = cards
    .filter(({ colour }) => colour === "yellow")
    .map((card) => {
      const { at, on: day, isCorrected } = card;
      return { at, on: day, isCorrected, ...(covered.has(card) && { isCovered: true }) };
    });
  return { tally: sumOf(tallies), yellows };
}

/** A complaint is counted on the day on which it was filed, and one that was upheld on the day on which it was closed besides. */
export function countedComplaint(complaint: Complaint, zone: string): Counted {
  const tallies: Tally[] = [{ [localDate(complaint.facts.filedAt, zone)]: { complaints: 1 } }];
  if (complaint.status === "closed" && isUpheld(complaint))
    tallies.push({ [localDate(complaint.closedAt, zone)]: { upheldComplaints: 1 } });
  return { tally: sumOf(tallies), yellows: [] };
}

/** A mark is counted on the day on which it was given; one that was excluded as such alone. */
export const countedRating = (rating: Rating, zone: string): Counted => ({
  tally: {
    [dayOf(rating, zone)]: rating.excluded
      ? { excludedRatings: 1 }
      : {
          ratings: 1,
          ratingSum: rating.facts.mark,
          ...(rating.facts.mark <= WORST_OF_ALL && { badRatings: 1 }),
        },
  },
  yellows: [],
});

/** What has been served counts for good, whatever becomes of the case: also where it is withdrawn or changed. */
function countersOf(review: Review, now: Instant, rules: ClockRules): Counters {
  const isClosed = review.status === "closed";
  const isAnswered = isClosed && review.opinion !== null;
  const isSilent = isClosed && review.silence !== null;
  const isOnTime = isAnswered && !review.overdue;
  const hasShare = isAnswered || isSilent || isLate(review);
  return {
    received: 1,
    ...(!isClosed && { open: 1 }),
    ...(isOnTime && { onTime: 1 }),
    ...(isOnTime && isEarly(review, rules) && { early: 1 }),
    ...(hasBeenOverdue(review) && { overdue: 1 }),
    // Who was late, and went on being silent until the lead did without, is late, and no second time.
    ...(isSilent && !review.silence?.proceeded && { silent: 1 }),
    ...(isClosed && review.outcome === "objected" && { objections: 1 }),
    ...(review.supplementsAsked > 0 && { supplements: 1 }),
    ...(isLate(review) && { lateDays: daysLate(review, now, rules) }),
    ...((isAnswered || isSilent) && { answeredOn: answeredOnDay(review, now, rules) }),
    ...greenCounters(review, now, rules),
    ...(hasShare && {
      shares: 1,
      shareSum: Math.round(shareOfLimit(review, now, rules) * SHARE),
      [tookUpTo(daysTaken(review, now, rules))]: 1,
    }),
  };
}

/** Of a review that is in no green channel nothing is looked at. */
function greenCounters(review: Review, now: Instant, rules: ClockRules): Counters {
  const kept = review.green ? (greenStanding(review, now, rules)?.kept ?? null) : null;
  if (kept === null) return {};
  return kept ? { greenKept: 1 } : { greenOver: 1 };
}

const tookUpTo = (days: number) => TOOK.find(({ most }) => days <= most)!.counter;

/** Open past its due instant, or closed after it. */
const isLate = (review: Review): boolean =>
  review.status === "overdue" || (review.status === "closed" && review.overdue);

/** Whether a limit of whatever service ran out, but for a silence that closed it, and one that had not run out after all. */
const hasBeenOverdue = (review: Review): boolean => {
  const ended = review.status === "closed" && review.silence !== null ? review.silence.asOf : null;
  return breachesOf(review).some(
    ({ rule, at, correction }) =>
      rule === "promised-limit" && at !== ended && (correction === null || correction.by !== null),
  );
};

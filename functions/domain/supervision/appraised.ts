/**
 * What a closed review, or complaint, gives to the appraisal of its department, by the day of its closing. A fact counts once: of a
 * delay its lateness or its silence, of an improper supplement request that it was one, and a card only for what is neither.
 * A card that was corrected counts in nothing, and neither does what it was for; that the limit ran out stays in the figures.
 */
import { breachesOf, type Breach } from "../review/breach.ts";
import type { ClockRules } from "../calendar/clock.ts";
import { isIncurable } from "../review/cure.ts";
import type { ClosedReview, RefusedAttempt, Review } from "../review/review.ts";
import type { Complaint } from "./complaint.ts";
import { SHARE } from "./figures.ts";
import { usedOfLimit } from "./share.ts";
import type { Counters } from "./tally.ts";

/** What of a closed review counts; nothing of one that was called off or replaced: nobody answered for it, or failed to. */
export function appraisedReview(review: ClosedReview, rules: ClockRules): Counters {
  if (review.opinion === null && review.silence === null) return {};
  const ending = endingOf(review);
  const other = otherCards(review, ending);
  const { opinion } = review;
  const isObjection = opinion?.kind === "objection";
  return {
    [ending]: 1,
    ...(ending === "closedInTime" && { timelyShareSum: shareInMillionths(review, rules) }),
    ...(other > 0 && { otherCards: other }),
    ...(isImproper(review) && { improperSupplements: 1 }),
    ...(isObjection && { objected: 1 }),
    ...(isObjection && isIncurable(opinion.curableBy) && { incurable: 1 }),
  };
}

/** A complaint is upheld by a closing that has found a cause. */
export const isUpheld = (complaint: Complaint): boolean =>
  complaint.status === "closed" && "text" in complaint.closings.cause;

type Ending = "closedInTime" | "closedLate" | "closedSilent" | "closedExcused";

/** Who was late, and went on being silent until the lead did without, was late, and silent no second time. */
function endingOf(review: ClosedReview): Ending {
  const isSilent = review.silence !== null && !review.silence.proceeded;
  const isLate = review.overdue || (review.silence !== null && !isSilent);
  if (!isSilent && !isLate) return "closedInTime";
  const own = delaysOf(review).filter(isOfLastService(review));
  if (own.length > 0 && own.every(({ correction }) => correction !== null)) return "closedExcused";
  return isSilent ? "closedSilent" : "closedLate";
}

/** Limits that ran out. */
const delaysOf = (review: Review): Breach[] =>
  breachesOf(review).filter(({ rule }) => rule === "promised-limit" || rule === "statutory-limit");

const isOfLastService =
  ({ served }: Review) =>
  ({ at }: Breach): boolean =>
    served !== null && at > served.servedAt;

/** Cards for what neither lateness nor silence nor an improper request tells; a delay has one, by whatever limits it ran past. */
function otherCards(review: ClosedReview, ending: Ending): number {
  const isTold = ending === "closedLate" || ending === "closedSilent" ? isOfLastService(review) : () => false;
  const untold = delaysOf(review).some((delay) => delay.correction === null && !isTold(delay));
  const late = breachesOf(review).filter(
    ({ rule, correction }) => rule === "extension-too-late" && correction === null,
  );
  return late.length + Number(untold);
}

/** Why a request for material is improper: it came out of its window, a second time, or asked for what it may not. */
const IMPROPER: ReadonlySet<string> = new Set<RefusedAttempt["code"]>([
  "supplement-window-closed",
  "past-due",
  "supplement-used",
  "material-held",
  "material-without-basis",
  "knowable-at-intake",
]);

function isImproper(review: Review): boolean {
  const corrected = breachesOf(review).filter(({ correction }) => correction !== null);
  return review.refusedAttempts.some(
    ({ command, code, at }) =>
      command === "requestSupplement" &&
      IMPROPER.has(code) &&
      !corrected.some((breach) => breach.at === at && breach.rule.startsWith("supplement-")),
  );
}

/** Half up; whole numbers, so that sums do not depend on their order. */
function shareInMillionths(review: ClosedReview, rules: ClockRules): number {
  const { used, limit } = usedOfLimit(review, review.closedAt, rules);
  return Math.floor((2 * used * SHARE + limit) / (2 * limit));
}

/**
 * 可能超期: whether a review is likely to run out of its limit, by how long its department has taken for the same matter before. It
 * says what is usual, decides nothing, and moves no date.
 */
import type { ClockRules } from "../calendar/clock.ts";
import type { Review } from "../review/review.ts";
import type { Instant } from "../base/time.ts";
import { daysAt } from "./lamp.ts";

/**
 * How many reviews of one matter of a department took how many days of their limit, the day of the answer among them; one
 * that fell silent took one more than its limit has.
 */
export type Durations = Readonly<Record<number, number>>;

/** So many at least are to have taken longer than this one by now, or nothing is said. */
const LEAST = 5;
/** Which of them, in the order of their length, says what is usual: the 80th of a hundred. */
const SHARE = { numerator: 4, denominator: 5 };

/** What is usual of those that took longer than the days already used: so many days at most for four of five; how many they are. */
export type Usual = { days: number; of: number };

/** The 80th percentile (nearest rank) of the durations that are longer than `usedDays`; `null` where these are too few to say. */
export function usualBeyond(durations: Durations, usedDays: number): Usual | null {
  const longer = Object.entries(durations)
    .map(([days, count]) => [Number(days), count] as const)
    .filter(([days]) => days > usedDays)
    .toSorted(([a], [b]) => a - b);
  const of = longer.reduce((sum, [, count]) => sum + count, 0);
  if (of < LEAST) return null;
  // In whole numbers: four fifths of a multiple of five are one.
  const rank = Math.ceil((of * SHARE.numerator) / SHARE.denominator);
  let before = 0;
  for (const [days, count] of longer) if ((before += count) >= rank) return { days, of };
  return null;
}

/** Durations by department and matter, as they are on record. */
export type KnownDurations = (department: string, matter: string) => Durations | undefined;

/**
 * What makes a running review likely to be late; `null` where it is not, or nobody can tell.
 * @param standing as it stands at `now`
 */
export function likelyLate(
  standing: Review,
  now: Instant,
  rules: ClockRules,
  known: KnownDurations,
): Usual | null {
  if (standing.status !== "running") return null;
  const { department, matter } = standing.facts;
  const durations = known(department.id, matter.code);
  if (!durations) return null;
  const usual = usualBeyond(durations, daysAt(standing, now, rules).usedDays);
  return usual !== null && usual.days > standing.served.clock.limit.days ? usual : null;
}

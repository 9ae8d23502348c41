/**
 * How satisfied those were who rated a department (满意度), read off its counters of any period: one read per department and period.
 * The ratings behind them are the list of the counter `ratings`; `applicationOf` says of each which case it is about.
 */
import type { Counters } from "./tally.ts";

/** So many marks at least, or nothing is published: of fewer it could be told who gave them. */
export const PUBLISHED_FROM = 5;

export type Satisfaction = {
  /** How many marks count: excluded ones do not, and no rating is none. */
  ratings: number;
  /** Their mean to 0.01, half up; `null` where there is none. */
  mean: number | null;
  /** How many of them are 1 or 2. */
  bad: number;
};

/** @param counters of a department and a period, as `figuresOf` answers them */
export function satisfactionOf({ ratings = 0, ratingSum = 0, badRatings = 0 }: Counters): Satisfaction {
  // In whole hundredths: that what is shown does not hang on how a machine divides.
  const mean = ratings === 0 ? null : Math.floor((ratingSum * 200 + ratings) / (2 * ratings)) / 100;
  return { ratings, mean, bad: badRatings };
}

/** What is published of it: from five marks up, otherwise not even how many there are. */
export const published = ({ ratings, mean }: Satisfaction): { ratings: number; mean: number } | null =>
  mean !== null && ratings >= PUBLISHED_FROM ? { ratings, mean } : null;

/** A mark as the national system counts them (满意度): there 1 is the best. */
export const exportedMark = (mark: number): number => 6 - mark;

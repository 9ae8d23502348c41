/**
 * Days as the model knows them: milliseconds, day numbers, one day after the other. The model is the rules once more, as
 * naively as can be; it is written from the rules and shares no code with `functions/domain`.
 */
const DAY = 24 * 3600 * 1000;
const EAST = 8 * 3600 * 1000;

/** A day as a number: days since 1970 on the wall clock of +08:00, which knows no summer time. */
export const dayOf = (ms: number): number => Math.floor((ms + EAST) / DAY);
export const startOf = (day: number): number => day * DAY - EAST;

const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysIn = (year: number, month: number): number =>
  MONTHS[month]! + (month === 1 && isLeap(year) ? 1 : 0);
const two = (n: number): string => String(n).padStart(2, "0");

/** The date of a day, counted month by month since 1970, and remembered. */
export function dateOf(day: number): string {
  const known = DATES.get(day);
  if (known !== undefined) return known;
  let [year, month, left] = [1970, 0, day];
  while (left >= daysIn(year, month)) {
    left -= daysIn(year, month);
    month = (month + 1) % 12;
    if (month === 0) year++;
  }
  const date = `${year}-${two(month + 1)}-${two(left + 1)}`;
  DATES.set(day, date);
  return date;
}
const DATES = new Map<number, string>();

/** The day of a date since 2026. */
export function dayOn(date: string): number {
  for (let day = 20_454; ; day++) if (dateOf(day) === date) return day;
}

/** A calendar as sets, what a region says of its own days, what the department has off alone, the years that are official. */
export type Almanac = {
  version: string;
  off: ReadonlySet<string>;
  makeUp: ReadonlySet<string>;
  local: ReadonlyMap<string, boolean>;
  own: ReadonlySet<string>;
  official: readonly number[];
  /** Minutes after midnight at which the last day ends, or `null` for 24:00. */
  closesAt: number | null;
};

/** Whether the region works on a day. */
export function works({ off, makeUp, local }: Almanac, day: number): boolean {
  const date = dateOf(day);
  const own = local.get(date);
  if (own !== undefined) return own;
  // 1970-01-01 was a Thursday.
  const weekday = (((day + 3) % 7) + 7) % 7;
  return makeUp.has(date) || (!off.has(date) && weekday < 5);
}

/** Whether the department of the review does. */
export const worksHere = (almanac: Almanac, day: number): boolean =>
  works(almanac, day) && !almanac.own.has(dateOf(day));

export const isOfficial = ({ official }: Almanac, day: number): boolean =>
  official.includes(Number(dateOf(day).slice(0, 4)));

export const endOf = ({ closesAt }: Almanac, day: number): number =>
  closesAt === null ? startOf(day + 1) : startOf(day) + closesAt * 60_000;

/** The day on which so many days of work after the day of `ms` have passed, and when it ends. */
export function dayAfter(almanac: Almanac, ms: number, days: number, isWorked = worksHere): number {
  let day = dayOf(ms);
  for (let left = days; left > 0;) if (isWorked(almanac, ++day)) left--;
  return day;
}
export const afterDays = (almanac: Almanac, ms: number, days: number, isWorked = worksHere): number =>
  endOf(almanac, dayAfter(almanac, ms, days, isWorked));

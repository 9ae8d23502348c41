/** Calendars that replace one another, for both sides: as the model has them, and as the product lays them out. */
import { layOutCalendar, type CalendarYear } from "../../../functions/domain/calendar/calendar.ts";
import type { ClockRules } from "../../../functions/domain/calendar/clock.ts";
import { withOwnDays } from "../../../functions/domain/calendar/ownDays.ts";
import type { Almanac } from "./days.ts";

type Days = {
  off: string[];
  makeUp: string[];
  local: [string, boolean][];
  own: string[];
  official: number[];
};

const BOTH = [2026, 2027];
const PUBLISHED: Days = {
  off: ["2026-04-06", "2027-01-01"],
  makeUp: [],
  local: [],
  own: [],
  official: [2026],
};

/** As published, revised later, revised earlier, with a region's own days, and twice with days off of the department's own. */
const REVISIONS: readonly Days[] = [
  PUBLISHED,
  {
    ...PUBLISHED,
    off: ["2026-03-09", "2026-03-10", "2026-03-27", "2026-04-06", "2027-01-01"],
    official: BOTH,
  },
  {
    ...PUBLISHED,
    makeUp: ["2026-03-07", "2026-03-08", "2026-03-14", "2026-03-15", "2027-01-02", "2027-01-03"],
    official: BOTH,
  },
  {
    off: ["2027-01-01", "2027-01-04"],
    makeUp: ["2026-03-07", "2026-03-21"],
    local: [
      ["2026-03-07", false],
      ["2026-03-16", false],
      ["2026-03-22", true],
    ],
    own: ["2026-03-03", "2026-03-13", "2027-01-05"],
    official: BOTH,
  },
  { ...PUBLISHED, own: ["2026-03-04", "2026-03-06", "2026-03-11", "2026-03-30", "2027-01-04"] },
];

/** Whose the reviews of a walk are: days off of their own are theirs. */
export const DEPARTMENTS = { other: "water", lead: "planning" };

function rulesOf(version: string, days: Days, closeOfBusiness: string | null): ClockRules {
  const yearOf = (year: number): CalendarYear => ({
    year,
    status: days.official.includes(year) ? "official" : "provisional",
    source: ["https://example.org/notice"],
    holidays: days.off
      .filter((date) => date.startsWith(`${year}`))
      .map((date) => ({ name: date, from: date, to: date })),
    makeUp: days.makeUp
      .filter((date) => date.startsWith(`${year}`))
      .map((date) => ({ date, for: "a holiday" })),
  });
  const local = days.local.map(([date, working]) => ({ date, working, name: "local" }));
  const region = layOutCalendar(version, BOTH.map(yearOf), local);
  const daysOff = days.own.map((date) => ({ date, name: "own", nameEn: "own" }));
  const own = { departments: Object.values(DEPARTMENTS), daysOff, version: `${version}, its own` };
  return { calendar: withOwnDays(region, [own]), zone: "Asia/Shanghai", closeOfBusiness };
}

/** The days end at midnight, or with a close of business. */
const ENDS = [
  { closesAt: null, closeOfBusiness: null },
  { closesAt: 17 * 60 + 30, closeOfBusiness: "17:30" },
] as const;

export type Pair = { almanac: Almanac; rules: ClockRules };

/** By how a day ends, then by revision. */
export const PAIRS: readonly (readonly Pair[])[] = ENDS.map(({ closesAt, closeOfBusiness }) =>
  REVISIONS.map((days, i): Pair => ({
    almanac: {
      version: `v${i}`,
      off: new Set(days.off),
      makeUp: new Set(days.makeUp),
      local: new Map(days.local),
      own: new Set(days.own),
      official: days.official,
      closesAt,
    },
    rules: rulesOf(`v${i}`, days, closeOfBusiness),
  })),
);

/** Who has the review: of a post, whoever is away of it. */
export const POST = { A: "王工", B: "赵工", leader: "李科", head: "周局" };

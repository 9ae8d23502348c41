/**
 * The clock of a review (限时办结). A day is used up if and only if the clock ran through the whole of it;
 * the first day never counts (民法典 art. 201) and the last ends at 24:00 (art. 203). The engine's timers
 * only wake us: what decides is `receivedAt < dueAt`, nothing else.
 */
import type { Succession } from "./ownDays.ts";
import type { Calendar, Day, DayKind } from "./calendar.ts";
import {
  atTime,
  endOfDay,
  localDate,
  OPEN,
  OPEN_DAY,
  startOfDay,
  type Instant,
  type LocalDate,
} from "../base/time.ts";

/** How long: working days (工作日) or calendar days (自然日), at least 1. */
export type Limit = { days: number; unit: "working-days" | "calendar-days" };

/** The clock stands from `from` until `until` (exclusive); `null` while it still stands. */
export type Suspension = { from: Instant; until: Instant | null; why: string };

export type Clock = {
  startedAt: Instant;
  limit: Limit;
  suspensions: readonly Suspension[];
  /** A stop of the promised limit alone, which has an end: a site visit (联合踏勘) stops no statutory one. */
  aside?: Suspension;
  /** A date that was told and that no new calendar takes away: the limit does not run out before it. */
  notBefore?: LocalDate;
};

/** What a region lays down for every clock. `closeOfBusiness` (`17:30`) replaces 24:00 where set. */
export type ClockRules = {
  calendar: Calendar;
  zone: string;
  closeOfBusiness: string | null;
  /** Left out where no department has taken another's place. */
  succession?: Succession;
};

export type LedgerRow = {
  date: LocalDate;
  counted: boolean;
  /** What it is for the clock: counted or not by what the calendar says of it, or for a reason of the clock's own. */
  kind: DayKind | "start-day" | "suspended" | "rolled-over" | "held";
  /** What the calendar says of it. */
  day: DayKind;
  /** The holiday or local event that it belongs to, to the letter as the calendar or the region file has it. */
  name: string | null;
  /** The same in English, of a department's own day off. */
  nameEn?: string;
  /** What stopped the clock on a day on which it stood. */
  stop?: string;
  /** The date that was told before the calendar changed, on a day that only that date adds. */
  told?: LocalDate;
  official: boolean;
};

/**
 * When the limit runs out; open (`isOpen`) where a year on the way is not loaded. `provisional`: a day that was counted or
 * rolled over lies in a year whose notice is not out.
 */
export type Due = { dueAt: Instant; dueDate: LocalDate; provisional: boolean };

/** A missing year is never counted by weekdays: the clock runs, and when it ends is told once the year is loaded. */
const UNKNOWN: Due = { dueAt: OPEN, dueDate: OPEN_DAY, provisional: false };

/** A ledger; `lacks` is the year that the calendar would need for the rest of it, and `null` where it has all. */
export type Ledger = { rows: LedgerRow[]; due: Due | null; lacks: number | null };

/**
 * The clock ledger (计时台账): one row per day from the start to the due date. For a clock that stands still,
 * the rows up to `through`, and no due date; where a year is missing, the rows up to it, and an open one.
 */
export function ledger(clock: Clock, rules: ClockRules, through?: Instant): Ledger {
  const { calendar, zone } = rules;
  const startDate = localDate(clock.startedAt, zone);
  const standsStill = clock.suspensions.some((s) => s.until === null);
  const lastDate = standsStill ? localDate(through ?? clock.startedAt, zone) : null;
  const rows: LedgerRow[] = [];
  let counted = 0;
  let provisional = false;

  const start = calendar.position.get(startDate);
  if (start === undefined) return { rows, due: UNKNOWN, lacks: yearOf(startDate) };
  for (let i = start; ; i++) {
    const day = calendar.days[i];
    if (!day) return { rows, due: UNKNOWN, lacks: yearOf(rows.at(-1)!.date) + 1 };
    if (lastDate !== null && day.date > lastDate) return { rows, due: null, lacks: null };
    const row = judge(day, i === start, counted >= clock.limit.days, clock, zone);
    rows.push(row);
    provisional ||= touches(row) && !day.official;
    if (row.counted) counted++;
    if (counted >= clock.limit.days && row.kind !== "suspended" && isLastDay(day, clock))
      return {
        rows,
        due: { dueAt: dueInstant(day.date, rules), dueDate: day.date, provisional },
        lacks: null,
      };
  }
}

/** When the clock runs out, or `null` while it stands still. */
export function dueOf(clock: Clock, rules: ClockRules): Due | null {
  const { suspensions, aside, notBefore } = clock;
  const isPlain = suspensions.length === 0 && aside === undefined && notBefore === undefined;
  return isPlain ? plainDueOf(clock, rules) : ledger(clock, rules).due;
}

/** By calendar, and by all that the end of a clock depends on that nothing has stopped: cases of one day end alike. */
const plainDues = new WeakMap<Calendar, Map<string, Due | null>>();
const PLAIN_DUES = 1000;

function plainDueOf(clock: Clock, rules: ClockRules): Due | null {
  const { calendar, zone, closeOfBusiness } = rules;
  const known = plainDues.get(calendar) ?? new Map<string, Due | null>();
  plainDues.set(calendar, known);
  const { days, unit } = clock.limit;
  const key = `${localDate(clock.startedAt, zone)} ${days} ${unit} ${closeOfBusiness} ${zone}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= PLAIN_DUES) known.clear();
  const { due } = ledger(clock, rules);
  known.set(key, due);
  return due;
}

/** When `days` working days after the day of `from` have passed. */
export const afterWorkingDays = (from: Instant, days: number, rules: ClockRules): Due =>
  dueOf({ startedAt: from, limit: { days, unit: "working-days" }, suspensions: [] }, rules)!;

/** Whether a due date rests on what the calendar says of a day: it was used, or the limit rolled over it or to it. */
export const touches = ({ counted, kind }: Pick<LedgerRow, "counted" | "kind">): boolean =>
  counted || kind === "rolled-over" || kind === "held";

/** Days used up at `at`: whole days that ran, all of them once the due instant is reached. */
export function usedDays(
  rows: readonly LedgerRow[],
  due: Due | null,
  limit: Limit,
  at: Instant,
  zone: string,
): number {
  if (due && at >= due.dueAt) return limit.days;
  const today = localDate(at, zone);
  const passed = rows.filter((row) => row.counted && row.date < today).length;
  // Where the limit rolled over to a later day, its last day is used up with that one: the due day shows 1.
  return Math.min(passed, limit.days - 1);
}

/** Whole days that ran in a unit until `at`, whatever the limit: those that the days of a limit are taken from. */
export function daysRun(
  { startedAt, suspensions: shared, aside }: Omit<Clock, "limit">,
  unit: Limit["unit"],
  at: Instant,
  { calendar, zone }: Pick<ClockRules, "calendar" | "zone">,
): number {
  const first = calendar.position.get(localDate(startedAt, zone));
  const today = localDate(at, zone);
  const suspensions = aside ? [...shared, aside] : shared;
  return (first === undefined ? [] : calendar.days.slice(first + 1)).filter(
    (day) =>
      day.date < today &&
      (unit === "calendar-days" || day.working) &&
      stopOn(day, suspensions, zone) === undefined,
  ).length;
}

function judge(day: Day, isStart: boolean, isFull: boolean, clock: Clock, zone: string): LedgerRow {
  const { date, name, nameEn, official } = day;
  const row = {
    date,
    counted: false,
    day: day.kind,
    name,
    ...(nameEn !== undefined && { nameEn }),
    official,
  };
  if (isStart) return { ...row, kind: "start-day" };
  const { suspensions: shared, aside } = clock;
  const suspensions = aside ? [...shared, aside] : shared;
  const stop = suspensions.length > 0 ? stopOn(day, suspensions, zone) : undefined;
  if (stop) return { ...row, kind: "suspended", stop: stop.why };
  const { notBefore: told } = clock;
  if (isFull && told !== undefined && date <= told) return { ...row, kind: "held", told };
  if (isFull) return { ...row, kind: "rolled-over" };
  const counts = clock.limit.unit === "calendar-days" || day.working;
  return { ...row, counted: counts, kind: day.kind };
}

function stopOn(day: Day, suspensions: readonly Suspension[], zone: string): Suspension | undefined {
  const begins = startOfDay(day.date, zone);
  const ends = endOfDay(day.date, zone);
  return suspensions.find((s) => s.from < ends && (s.until === null || s.until > begins));
}

/** A limit that would end on a day off ends on the next working day (民法典 art. 203); none ends before a date told. */
const isLastDay = (day: Day, { limit, notBefore }: Clock): boolean =>
  notBefore === undefined
    ? limit.unit === "working-days" || day.working
    : day.date >= notBefore && day.working;

function dueInstant(date: LocalDate, { zone, closeOfBusiness }: ClockRules): Instant {
  return closeOfBusiness === null ? endOfDay(date, zone) : atTime(date, closeOfBusiness, zone);
}

const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

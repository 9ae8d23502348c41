/**
 * Working days. 行政许可法 art. 82: periods are counted in working days, without statutory holidays;
 * which days those are the State Council's yearly notice says, make-up workdays (调休上班) included.
 */
import { addDays, daysOfYear, dayOfWeek, type LocalDate } from "../base/time.ts";

/** One year as published (or, while `provisional`, as far as the law alone fixes it). */
export type CalendarYear = {
  year: number;
  status: "official" | "provisional";
  source: readonly string[];
  holidays: readonly { name: string; from: LocalDate; to: LocalDate }[];
  makeUp: readonly { date: LocalDate; for: string }[];
};

/** A region's own entry for one date (typhoon day, local holiday); it wins over the national one. */
export type LocalDay = { date: LocalDate; working: boolean; name: string };

export type DayKind =
  | "working-day"
  | "weekend"
  | "holiday"
  | "make-up-workday"
  | "local-day-off"
  | "local-working-day"
  /** Of one department alone. */
  | "own-day-off";

export type Day = {
  date: LocalDate;
  working: boolean;
  kind: DayKind;
  /** The holiday or local event the day belongs to. */
  name: string | null;
  /** The same in English, where whoever named it did so in both. */
  nameEn?: string;
  official: boolean;
};

/** Consecutive years, day by day. A day outside of them is unknown: never silently a weekday. */
export type Calendar = {
  version: string;
  days: readonly Day[];
  position: ReadonlyMap<LocalDate, number>;
  /** By department, where it has days off of its own (`ownDays.ts`). */
  own?: ReadonlyMap<string, Calendar>;
  /** The region's, of one that is a department's. */
  region?: Calendar;
};

/** Lays out the years of a calendar. Years must be consecutive (`calendarFaults` says so at load). */
export function layOutCalendar(
  version: string,
  years: readonly CalendarYear[],
  localDays: readonly LocalDay[] = [],
): Calendar {
  const local = new Map(localDays.map((day) => [day.date, day]));
  const days = [...years].sort((a, b) => a.year - b.year).flatMap((year) => layOutYear(year, local));
  return { version, days, position: new Map(days.map((day, i) => [day.date, i])) };
}

function layOutYear(year: CalendarYear, local: ReadonlyMap<LocalDate, LocalDay>): Day[] {
  const off = new Map(
    year.holidays.flatMap(({ name, from, to }) => span(from, to).map((date) => [date, name])),
  );
  const makeUp = new Map(year.makeUp.map((day) => [day.date, day.for]));
  const official = year.status === "official";
  return daysOfYear(year.year).map((date): Day => {
    const own = local.get(date);
    if (own)
      return {
        date,
        working: own.working,
        kind: own.working ? "local-working-day" : "local-day-off",
        name: own.name,
        official,
      };
    const replaced = makeUp.get(date);
    if (replaced !== undefined)
      return { date, working: true, kind: "make-up-workday", name: replaced, official };
    const holiday = off.get(date);
    if (holiday !== undefined) return { date, working: false, kind: "holiday", name: holiday, official };
    const weekend = dayOfWeek(date) > 5;
    return { date, working: !weekend, kind: weekend ? "weekend" : "working-day", name: null, official };
  });
}

/** The days from `from` to `to`, both included. */
export function span(from: LocalDate, to: LocalDate): LocalDate[] {
  const dates: LocalDate[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date);
  return dates;
}

/** What contradicts itself in a calendar, every fault at once; `[]` when it can be used. */
export function calendarFaults(years: readonly CalendarYear[]): { path: string; message: string }[] {
  const faults: { path: string; message: string }[] = [];
  const sorted = [...years].sort((a, b) => a.year - b.year);
  sorted.forEach((year, i) => {
    const before = sorted[i - 1];
    if (before && before.year === year.year)
      faults.push({ path: `years.${year.year}`, message: `the year ${year.year} stands twice` });
    else if (before && before.year + 1 !== year.year)
      faults.push({
        path: `years.${year.year}`,
        message: `the years between ${before.year} and ${year.year} are missing; load them or leave ${year.year} out`,
      });
    const off = new Set<LocalDate>();
    year.holidays.forEach((holiday, h) => {
      const path = `years.${year.year}.holidays[${h}]`;
      if (holiday.from > holiday.to) {
        faults.push({
          path,
          message: `${holiday.name} ends (${holiday.to}) before it begins (${holiday.from})`,
        });
        return;
      }
      // A span of more than a month is a slip of the pen, and would be long to lay out.
      if (addDays(holiday.from, 31) < holiday.to)
        faults.push({ path, message: `${holiday.name} lasts more than a month` });
      else
        for (const date of span(holiday.from, holiday.to)) {
          if (off.has(date)) faults.push({ path, message: `${date} belongs to two holidays` });
          off.add(date);
        }
      if (!holiday.from.startsWith(`${year.year}`) || !holiday.to.startsWith(`${year.year}`))
        faults.push({
          path,
          message: `${holiday.name} leaves the year ${year.year}; enter each year's days in that year`,
        });
    });
    year.makeUp.forEach((day, m) => {
      const path = `years.${year.year}.makeUp[${m}]`;
      if (!day.date.startsWith(`${year.year}`))
        faults.push({ path, message: `${day.date} is not in ${year.year}` });
      if (year.makeUp.some((other, n) => n < m && other.date === day.date))
        faults.push({ path, message: `${day.date} is a make-up workday twice` });
      if (!year.holidays.some((holiday) => holiday.name === day.for))
        faults.push({ path, message: `"${day.for}" is no holiday of ${year.year}` });
      if (off.has(day.date))
        faults.push({ path, message: `${day.date} is a day off and a make-up workday at once` });
    });
    if (year.status === "official" && year.source.length === 0)
      faults.push({ path: `years.${year.year}.source`, message: "an official year names its notice" });
  });
  return faults;
}

/** What a loaded calendar can be relied on for today, and what is to be loaded next. */
import { layOutCalendar, type CalendarYear } from "./calendar.ts";
import type { Fault } from "../base/fault.ts";
import type { LocalDate } from "../base/time.ts";

export type YearReport = Pick<CalendarYear, "year" | "status" | "source"> & { workingDays: number };

export type CalendarReport = {
  years: readonly YearReport[];
  /** Without these no clock can be counted today. */
  faults: readonly Fault[];
  /** What will run out, or is not certain. */
  warnings: readonly string[];
};

/** From this day of a year the next one's notice should be out: it appears by the end of November. */
const NOTICE_OUT = "12-01";

/** The report on a calendar's years (without a region's own days) as of `today`. */
export function calendarReport(years: readonly CalendarYear[], today: LocalDate): CalendarReport {
  const { days } = layOutCalendar("", years);
  const worked = (year: number): number =>
    days.filter(({ date, working }) => working && date.startsWith(`${year}-`)).length;
  const thisYear = Number(today.slice(0, 4));
  const statusOf = (year: number): CalendarYear["status"] | "missing" =>
    years.find((loaded) => loaded.year === year)?.status ?? "missing";

  const warnings: string[] = [];
  if (statusOf(thisYear) === "provisional")
    warnings.push(
      `${thisYear} is still provisional: no silence counts as consent over its days; load its notice`,
    );
  if (today >= `${thisYear}-${NOTICE_OUT}` && statusOf(thisYear + 1) !== "official")
    warnings.push(nextYear(thisYear + 1, statusOf(thisYear + 1) === "missing"));

  return {
    years: [...years]
      .sort((a, b) => a.year - b.year)
      .map(({ year, status, source }) => ({ year, status, source, workingDays: worked(year) })),
    faults:
      statusOf(thisYear) === "missing"
        ? [
            {
              path: `years.${thisYear}`,
              message: `the current year is missing: no clock can start on ${today}`,
            },
          ]
        : [],
    warnings,
  };
}

const nextYear = (year: number, missing: boolean): string =>
  missing
    ? `${year} is missing, and its notice should be out: clocks that reach into it cannot start; load it`
    : `${year} is provisional, and its notice should be out: no silence counts as consent over its days; load it`;

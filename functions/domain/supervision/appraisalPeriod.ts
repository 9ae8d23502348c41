/**
 * The periods of the appraisal: a month (`2026-03`), a quarter (`2026-Q1`), a year (`2026`), in the region's zone. One is closed
 * between the sixth and the tenth working day after its end, on the tenth by itself.
 */
import { addDays, isOpen, startOfDay, type LocalDate } from "../base/time.ts";
import { afterWorkingDays, type ClockRules } from "../calendar/clock.ts";

export const PERIOD_KINDS = ["month", "quarter", "year"] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** Both days included. */
export type AppraisalPeriod = { name: string; kind: PeriodKind; from: LocalDate; to: LocalDate };

/** On which working days after its end a period may be closed, and on which it is. */
export const CLOSABLE_FROM = 6;
export const CLOSED_ON = 10;

const NAME = /^(?<year>\d{4})(?:-(?:(?<month>0[1-9]|1[0-2])|Q(?<quarter>[1-4])))?$/;

/** The period of this name; `null` where it names none. */
export function periodNamed(name: string): AppraisalPeriod | null {
  const { year, month, quarter } = NAME.exec(name)?.groups ?? {};
  if (year === undefined) return null;
  const [first, months] =
    month !== undefined ? [Number(month), 1] : quarter !== undefined ? [3 * Number(quarter) - 2, 3] : [1, 12];
  const kind = month !== undefined ? "month" : quarter !== undefined ? "quarter" : "year";
  return {
    name,
    kind,
    from: firstOf(Number(year), first),
    to: addDays(firstOf(Number(year), first + months), -1),
  };
}

/** The period of a kind in which a day lies. */
export function periodOf(kind: PeriodKind, day: LocalDate): AppraisalPeriod {
  const [year, month] = [day.slice(0, 4), day.slice(5, 7)];
  const name =
    kind === "year"
      ? year
      : kind === "month"
        ? `${year}-${month}`
        : `${year}-Q${Math.ceil(Number(month) / 3)}`;
  return periodNamed(name)!;
}

/** The period of the same kind before it. */
export const periodBefore = ({ kind, from }: AppraisalPeriod): AppraisalPeriod =>
  periodOf(kind, addDays(from, -1));

/** The months of a period, by name. */
export function monthsOf({ from, to }: Pick<AppraisalPeriod, "from" | "to">): string[] {
  const months: string[] = [];
  for (let day = from; day <= to; day = addDays(periodOf("month", day).to, 1)) months.push(day.slice(0, 7));
  return months;
}

/** From which day on a period may be closed, and on which it is by itself; `null` while the calendar does not reach that far. */
export function closingDays(
  { to }: Pick<AppraisalPeriod, "to">,
  rules: ClockRules,
): { from: LocalDate; on: LocalDate } | null {
  const after = (days: number) => afterWorkingDays(startOfDay(to, rules.zone), days, rules).dueDate;
  const [from, on] = [after(CLOSABLE_FROM), after(CLOSED_ON)];
  return isOpen(on) ? null : { from, on };
}

/** @param month from 1 on; 13 is the January after */
const firstOf = (year: number, month: number): LocalDate =>
  month > 12 ? firstOf(year + 1, month - 12) : `${year}-${String(month).padStart(2, "0")}-01`;

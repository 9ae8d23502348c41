/** Figures of several departments as one, by the same formulas, and the months that trends are told by. */
import type { Figures } from "../../shared/api/answers.ts";

export type DepartmentFigures = Figures["departments"][number];
export type Totals = Omit<DepartmentFigures, "id" | "name" | "nameEn">;

type Count =
  | "received"
  | "open"
  | "onTime"
  | "early"
  | "overdue"
  | "silent"
  | "objections"
  | "supplements"
  | "complaints"
  | "yellowCards"
  | "redCards"
  | "correctedCards"
  | "measured";

/** The figures of all these departments together. */
export function totalsOf(departments: readonly DepartmentFigures[]): Totals {
  const sum = (count: Count) => departments.reduce((total, figures) => total + figures[count], 0);
  const [received, onTime, overdue, silent] = [sum("received"), sum("onTime"), sum("overdue"), sum("silent")];
  const supplements = sum("supplements");
  const measured = sum("measured");
  // A mean of means, each weighed by how many it is the mean of.
  const shares = departments.reduce(
    (total, figures) => total + (figures.meanShareOfLimit ?? 0) * figures.measured,
    0,
  );
  return {
    received,
    open: sum("open"),
    onTime,
    early: sum("early"),
    overdue,
    silent,
    objections: sum("objections"),
    supplements,
    complaints: sum("complaints"),
    yellowCards: sum("yellowCards"),
    redCards: sum("redCards"),
    correctedCards: sum("correctedCards"),
    measured,
    onTimeRate: ratio(onTime, onTime + overdue + silent),
    supplementRate: ratio(supplements, received),
    meanShareOfLimit: ratio(shares, measured),
  };
}

const ratio = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1000) / 1000;

export type Month = { month: string; from: string; to: string };

/** The last `count` months, oldest first; the one that is under way ends today. */
export function monthsUntil(today: string, count: number): Month[] {
  const [year, month] = today.split("-").map(Number) as [number, number];
  return Array.from({ length: count }, (_, i) => {
    const index = year * 12 + (month - 1) - (count - 1 - i);
    const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
    const name = `${y}-${String(m).padStart(2, "0")}`;
    return { month: name, from: `${name}-01`, to: i === count - 1 ? today : `${name}-${daysIn(y, m)}` };
  });
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Figures of several departments as one, by the same formulas, and the months that trends are told by. */
import { SHOWN, type ListedFigure } from "../../../functions/domain/supervision/figures.ts";
import type { Figures } from "../../shared/api/answers.ts";

export type DepartmentFigures = Figures["departments"][number];
export type Totals = Omit<DepartmentFigures, "id" | "name" | "nameEn">;

/** The figures of all these departments together. */
export function totalsOf(departments: readonly DepartmentFigures[]): Totals {
  const sum = (figure: ListedFigure | "measured") =>
    departments.reduce((total, figures) => total + figures[figure], 0);
  const counts = Object.fromEntries(SHOWN.map((figure) => [figure, sum(figure)])) as Record<
    ListedFigure,
    number
  >;
  const { received, onTime, overdue, silent, supplements } = counts;
  const measured = sum("measured");
  // A mean of means, each weighed by how many it is the mean of.
  const shares = departments.reduce(
    (total, figures) => total + (figures.meanShareOfLimit ?? 0) * figures.measured,
    0,
  );
  return {
    ...counts,
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

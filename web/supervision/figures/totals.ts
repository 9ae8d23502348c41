/** Figures of several departments as one, by the same formulas. */
import { SHOWN, type ShownFigure } from "../../../functions/domain/supervision/figures.ts";
import type { Figures } from "../../shared/api/answers.ts";

export type DepartmentFigures = Figures["departments"][number];
export type Totals = Omit<DepartmentFigures, "id" | "name" | "nameEn">;

/** The figures of all these departments together. */
export function totalsOf(departments: readonly DepartmentFigures[]): Totals {
  const sum = (figure: ShownFigure | "measured") =>
    departments.reduce((total, figures) => total + figures[figure], 0);
  const counts = Object.fromEntries(SHOWN.map((figure) => [figure, sum(figure)])) as Record<
    ShownFigure,
    number
  >;
  const { received, onTime, overdue, silent, supplements } = counts;
  const measured = sum("measured");
  // A mean of means, each weighed by how many it is the mean of.
  const shares = departments.reduce(
    (total, figures) => total + (figures.meanShareOfLimit ?? 0) * figures.measured,
    0,
  );
  const marks = departments.reduce(
    (total, { meanRating, ratings }) => total + (meanRating ?? 0) * ratings,
    0,
  );
  return {
    ...counts,
    measured,
    onTimeRate: ratio(onTime, onTime + overdue + silent),
    supplementRate: ratio(supplements, received),
    meanShareOfLimit: ratio(shares, measured),
    meanRating: counts.ratings === 0 ? null : Math.round((marks / counts.ratings) * 100) / 100,
  };
}

const ratio = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1000) / 1000;

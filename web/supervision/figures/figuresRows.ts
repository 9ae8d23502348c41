/** The figures of the departments as the table of a file: rates as numbers, to compute with. */
import type { Cell } from "../../../functions/contracts/base/csv.ts";
import { nameOf } from "../../shared/language/language.ts";
import { says } from "../words.ts";
import { exportedMark } from "../../../functions/domain/supervision/satisfaction.ts";
import { COLUMNS, type Column } from "./columns.ts";
import { totalsOf, type DepartmentFigures, type Totals } from "./totals.ts";

export function figuresRows(departments: readonly DepartmentFigures[]): (readonly Cell[])[] {
  const row = (name: string, figures: Totals) => [name, ...COLUMNS.map((column) => cellOf(column, figures))];
  return [
    [says.department, ...COLUMNS.map((column) => headOf(column))],
    ...departments.map((department) => row(nameOf(department), department)),
    row(says.allDepartments, totalsOf(departments)),
  ];
}

/** A file has marks as the national system counts them, and its head says so. */
const cellOf = (column: Column, figures: Totals): number | null =>
  column === "meanRating" && figures.meanRating !== null
    ? Math.round(exportedMark(figures.meanRating) * 100) / 100
    : figures[column];

const headOf = (column: Column): string =>
  column === "meanRating"
    ? `${says.figures.names.meanRating} · ${says.list.rated}`
    : says.figures.names[column];

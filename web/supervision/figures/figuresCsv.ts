/** The figures of the departments as a file: rates as numbers, to compute with. */
import { csvOf } from "./csv.ts";
import { nameOf } from "../../shared/language/language.ts";
import { says } from "../words.ts";
import { COLUMNS } from "./columns.ts";
import { totalsOf, type DepartmentFigures, type Totals } from "./totals.ts";

export function figuresCsv(departments: readonly DepartmentFigures[]): string {
  const row = (name: string, figures: Totals) => [name, ...COLUMNS.map((column) => figures[column])];
  return csvOf([
    [says.department, ...COLUMNS.map((column) => says.figures.names[column])],
    ...departments.map((department) => row(nameOf(department), department)),
    row(says.allDepartments, totalsOf(departments)),
  ]);
}

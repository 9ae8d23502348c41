/** The figures of the departments as the table of a file: rates as numbers, to compute with. */
import type { Cell } from "../../../functions/contracts/base/csv.ts";
import { nameOf } from "../../shared/language/language.ts";
import { says } from "../words.ts";
import { COLUMNS } from "./columns.ts";
import { totalsOf, type DepartmentFigures, type Totals } from "./totals.ts";

export function figuresRows(departments: readonly DepartmentFigures[]): (readonly Cell[])[] {
  const row = (name: string, figures: Totals) => [name, ...COLUMNS.map((column) => figures[column])];
  return [
    [says.department, ...COLUMNS.map((column) => says.figures.names[column])],
    ...departments.map((department) => row(nameOf(department), department)),
    row(says.allDepartments, totalsOf(departments)),
  ];
}

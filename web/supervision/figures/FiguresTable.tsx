/** The departments side by side; every column sorts, those without a figure last. */
import { nameOf, language } from "../../shared/language/language.ts";
import { says } from "../words.ts";
import { COLUMNS, isRate, type Column } from "./columns.ts";
import { Count } from "./Count.tsx";
import type { Period } from "./PeriodPicker.tsx";
import { rateText } from "./percent.ts";
import { totalsOf, type DepartmentFigures, type Totals } from "./totals.ts";
import { Wide } from "../../shared/parts/Wide.tsx";

export type Order = { by: Column | "name"; descending: boolean };

type Props = {
  departments: readonly DepartmentFigures[];
  period: Period;
  caption: string;
  order: Order;
  setOrder: (order: Order) => void;
};

/** In the order wanted; equals keep the order of the region. */
export function sorted(
  departments: readonly DepartmentFigures[],
  { by, descending }: Order,
): DepartmentFigures[] {
  const sign = descending ? -1 : 1;
  return [...departments].sort((a, b) => {
    if (by === "name") return sign * nameOf(a).localeCompare(nameOf(b), language);
    const [x, y] = [a[by], b[by]];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (x - y);
  });
}

export function FiguresTable({ departments, period, caption, order, setOrder }: Props) {
  const heading = (column: Order["by"], name: string) => {
    const current = order.by === column;
    const direction = order.descending ? "descending" : "ascending";
    return (
      <th key={column} scope="col" aria-sort={current ? direction : "none"}>
        <button
          type="button"
          class="sort"
          onClick={() =>
            setOrder({ by: column, descending: current ? !order.descending : column !== "name" })
          }
        >
          {name}
          <span class="direction" aria-hidden="true">
            {current ? (order.descending ? "▼" : "▲") : "⇅"}
          </span>
        </button>
      </th>
    );
  };
  return (
    <Wide label={says.figures.scroll}>
      <table class="figures">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {heading("name", says.department)}
            {COLUMNS.map((column) => heading(column, says.figures.names[column]))}
          </tr>
        </thead>
        <tbody>
          {departments.map((department) => (
            <Row
              key={department.id}
              id={department.id}
              name={nameOf(department)}
              figures={department}
              period={period}
            />
          ))}
        </tbody>
        <tfoot>
          <Row id="" name={says.allDepartments} figures={totalsOf(departments)} period={period} />
        </tfoot>
      </table>
    </Wide>
  );
}

/** @param id of the department; `""` of all together */
const Row = ({
  id,
  name,
  figures,
  period,
}: {
  id: string;
  name: string;
  figures: Totals;
  period: Period;
}) => (
  <tr>
    <th scope="row">{name}</th>
    {COLUMNS.map((column) => (
      <td key={column}>
        {isRate(column) ? (
          rateText(column, figures[column])
        ) : (
          <Count figure={column} department={id} whose={name} count={figures[column]} period={period} />
        )}
      </td>
    ))}
  </tr>
);

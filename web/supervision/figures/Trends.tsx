/** The figures month by month: one call for each, told while they run; what has come stays if one fails. */
import { useState } from "preact/hooks";
import type { Catalogue, Figures } from "../../shared/api/answers.ts";
import { call } from "../../shared/api/client.ts";
import { nameOf } from "../../shared/language/language.ts";
import { says } from "../words.ts";
import { Empty, ProblemNote } from "../../shared/parts/notes.tsx";
import { COLUMNS, isRate } from "./columns.ts";
import { Filter } from "../../shared/parts/Filter.tsx";
import { percentText } from "./percent.ts";
import { monthsUntil, totalsOf, type Totals } from "./totals.ts";
import { TrendPlot } from "./TrendPlot.tsx";
import { Wide } from "../../shared/parts/Wide.tsx";

const MONTHS = 6;

type Props = { departments: Catalogue["departments"]; today: string | null };

export function Trends({ departments, today }: Props) {
  const [department, setDepartment] = useState("");
  const [told, setTold] = useState<{ month: string; figures: Figures }[]>([]);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function ask() {
    if (today === null) return;
    setBusy(true);
    setError(null);
    setTold([]);
    try {
      for (const { month, from, to } of monthsUntil(today, MONTHS)) {
        const figures = await call("superviseDepartments", { query: { from, to } });
        setTold((before) => [...before, { month, figures }]);
      }
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  }

  const chosen = departments.find(({ id }) => id === department);
  const rows = told.map(({ month, figures }) => ({
    month,
    ...totalsOf(figures.departments.filter(({ id }) => department === "" || id === department)),
  }));
  const isEmpty = rows.every(({ received }) => received === 0);
  return (
    <>
      <p>{says.trends.explain}</p>
      <p>
        <Filter
          label={says.trends.choose}
          all={says.allDepartments}
          of={departments.map((known) => [known.id, nameOf(known)])}
          chosen={department}
          choose={setDepartment}
        />
      </p>
      <p class="row">
        <button type="button" disabled={busy || today === null} onClick={() => void ask()}>
          {told.length === 0 ? says.trends.show : says.trends.renew}
        </button>{" "}
        {busy && (
          <progress max={MONTHS} value={told.length} aria-label={says.trends.progress(told.length, MONTHS)} />
        )}{" "}
        <span role="status">{busy ? says.trends.progress(told.length, MONTHS) : ""}</span>
      </p>
      {error !== null && (
        <>
          <ProblemNote error={error} retry={() => void ask()} />
          {told.length > 0 && <p>{says.trends.stopped}</p>}
        </>
      )}
      {!busy && told.length > 0 && isEmpty && <Empty>{says.trends.empty}</Empty>}
      {!isEmpty && (
        <>
          <TrendPlot points={rows} />
          <MonthTable
            rows={rows}
            caption={says.trends.table(chosen ? nameOf(chosen) : says.allDepartments)}
          />
        </>
      )}
    </>
  );
}

const MonthTable = ({
  rows,
  caption,
}: {
  rows: readonly (Totals & { month: string })[];
  caption: string;
}) => (
  <Wide label={says.trends.scroll}>
    <table class="figures">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{says.trends.month}</th>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {says.figures.names[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={row.month}>
            <th scope="row">
              {row.month}
              {i === MONTHS - 1 && says.trends.underWay}
            </th>
            {COLUMNS.map((column) => (
              <td key={column}>{isRate(column) ? percentText(row[column]) : row[column]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </Wide>
);

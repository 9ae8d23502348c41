/** What the plots over months or quarters show, as tables whose counts open to their lists. */
import type { ComponentChildren } from "preact";
import { OF_CASES } from "../../../functions/domain/supervision/figures.ts";
import { Wide } from "../../shared/parts/Wide.tsx";
import { Export } from "../list/Export.tsx";
import { says } from "../words.ts";
import type { FlowPoint } from "./CaseFlowPlot.tsx";
import { COLUMNS, isRate } from "./columns.ts";
import { Count } from "./Count.tsx";
import { rateText } from "./percent.ts";
import type { Totals } from "./totals.ts";

const SAYS = says.trends;

type Of = { name: string; isUnderWay: boolean; from: string; to: string };

type TableProps = {
  caption: string;
  heads: readonly string[];
  rows: readonly { of: Of; cells: readonly ComponentChildren[] }[];
};

const PeriodTable = ({ caption, heads, rows }: TableProps) => (
  <Wide label={`${caption}${SAYS.scroll}`}>
    <table class={`figures${heads.length < 6 ? " few" : ""}`}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {[SAYS.period, ...heads].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ of, cells }) => (
          <tr key={of.from}>
            <th scope="row">
              {of.name}
              {of.isUnderWay && SAYS.underWay}
            </th>
            {cells.map((cell, i) => (
              <td key={heads[i]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </Wide>
);

type TrendProps = { rows: readonly (Totals & Of)[]; whose: string; department: string };

export const TrendTable = ({ rows, whose, department }: TrendProps) => (
  <PeriodTable
    caption={SAYS.table(whose)}
    heads={COLUMNS.map((column) => says.figures.names[column])}
    rows={rows.map((row) => ({
      of: row,
      cells: COLUMNS.map((column) =>
        isRate(column) ? (
          rateText(column, row[column])
        ) : (
          <Count
            figure={column}
            department={department}
            whose={`${whose} ${row.name}`}
            count={row[column]}
            period={row}
          />
        ),
      ),
    }))}
  />
);

const FLOW_HEADS = [...OF_CASES.map((figure) => says.figures.names[figure]), says.flow.marks.open];

export const FlowTable = ({ rows }: { rows: readonly (FlowPoint & Of)[] }) => (
  <>
    <PeriodTable
      caption={says.flow.table}
      heads={FLOW_HEADS}
      rows={rows.map((row) => ({
        of: row,
        cells: [
          ...OF_CASES.map((figure) => (
            <Count
              key={figure}
              figure={figure}
              department=""
              whose={`${says.wholeRegion} ${row.name}`}
              count={row[figure]}
              period={row}
            />
          )),
          row.open,
        ],
      }))}
    />
    <Export
      name={says.flow.fileName(rows[0]!.from, rows.at(-1)!.to)}
      title={says.flow.title}
      read={() => [
        [SAYS.period, ...FLOW_HEADS],
        ...rows.map((row) => [row.name, ...OF_CASES.map((figure) => row[figure]), row.open]),
      ]}
    />
  </>
);

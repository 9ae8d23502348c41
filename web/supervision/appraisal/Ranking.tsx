/** The departments by rank: value and mark of each indicator, and below, of each department, the cases behind them. */
import { nameOf } from "../../shared/language/language.ts";
import { Table } from "../../shared/parts/Table.tsx";
import { Count } from "../figures/Count.tsx";
import { says } from "../words.ts";
import { figuresOf, markText, type AppraisalData, type Marked } from "./shown.ts";
import { appraisalWords as SAYS } from "../../shared/appraisal/words.ts";

export function Ranking({ data }: { data: AppraisalData }) {
  const { formula, departments, last, lastAgain } = data;
  const standing = departments.filter(({ rank }) => rank !== null);
  const isLeftOut = departments.some(
    ({ rank, indicators }) => rank !== null && indicators.some(({ mark }) => mark === null),
  );
  return (
    <>
      <Table
        class="figures ranking"
        caption={SAYS.table}
        scrolls={SAYS.scroll}
        heads={[
          SAYS.rank,
          SAYS.department,
          SAYS.mark,
          SAYS.closed,
          ...formula.indicators.map(({ indicator }) => SAYS.indicators[indicator]),
        ]}
      >
        {departments.map((one) => (
          <tr key={one.id}>
            <td>{one.rank ?? SAYS.unranked}</td>
            <th scope="row">
              {nameOf(one)}
              {last.includes(one.id) && (
                <strong> · {lastAgain.includes(one.id) ? SAYS.lastAgain : SAYS.last}</strong>
              )}
            </th>
            <td>{one.unranked === null ? <strong>{markText(one.mark)}</strong> : SAYS.why[one.unranked]}</td>
            <td>{one.closed}</td>
            {one.indicators.map(({ indicator, value, mark }) => (
              <td key={indicator}>
                {value === null ? SAYS.leftOut : SAYS.cell(value.toFixed(2), markText(mark))}
              </td>
            ))}
          </tr>
        ))}
      </Table>
      {isLeftOut && <p>{SAYS.leftOutNote}</p>}
      {standing.length < 3 && <p>{SAYS.noLast}</p>}
      {departments
        .filter(({ closed }) => closed > 0)
        .map((one) => (
          <Behind key={one.id} of={one} data={data} />
        ))}
    </>
  );
}

const Behind = ({
  of: one,
  data: { formula, from, to, period, status },
}: {
  of: Marked;
  data: AppraisalData;
}) => (
  <details class="no-print">
    <summary>{SAYS.open(nameOf(one))}</summary>
    <Table heads={[SAYS.indicator, SAYS.value, SAYS.mark, SAYS.weighs, SAYS.cases]} scrolls={SAYS.scroll}>
      {one.indicators.map(({ indicator, value, mark, weighs }) => (
        <tr key={indicator}>
          <th scope="row">{SAYS.indicators[indicator]}</th>
          <td>{markText(value)}</td>
          <td>{markText(mark)}</td>
          <td>{markText(weighs)}</td>
          <td>
            {figuresOf(indicator, formula).map((figure) => (
              <div key={figure}>
                {says.figures.names[figure]}{" "}
                <Count
                  figure={figure}
                  department={one.id}
                  whose={nameOf(one)}
                  count={one.figures[figure]}
                  period={{ from, to }}
                  closed={status === "closed" ? period : undefined}
                />
              </div>
            ))}
          </td>
        </tr>
      ))}
    </Table>
  </details>
);

/** The formula, as it is published: with the page that is printed, too. */
import { Table } from "../../shared/parts/Table.tsx";
import type { AppraisalData } from "./shown.ts";
import { appraisalWords as SAYS } from "./words.ts";

export const Formula = ({ formula }: Pick<AppraisalData, "formula">) => (
  <>
    <h3>{SAYS.formula}</h3>
    <Table
      heads={[SAYS.indicator, SAYS.weight, SAYS.direction, SAYS.full, SAYS.none, SAYS.how]}
      scrolls={SAYS.formula}
    >
      {formula.indicators.map(({ indicator, weight, direction, full, none }) => (
        <tr key={indicator}>
          <th scope="row">{SAYS.indicators[indicator]}</th>
          <td>{weight}</td>
          <td>{SAYS.directions[direction]}</td>
          <td>{full}</td>
          <td>{none}</td>
          <td>{SAYS.hows[indicator]}</td>
        </tr>
      ))}
    </Table>
    <p>{SAYS.formulaNote}</p>
  </>
);

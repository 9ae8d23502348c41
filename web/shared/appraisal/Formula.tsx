/** The formula of the appraisal (绩效考评), as it is published. */
import { Table } from "../parts/Table.tsx";
import type { Answer } from "../api/answers.ts";
import { appraisalWords as SAYS } from "./words.ts";

export const Formula = ({ formula }: Pick<Answer<"getAppraisal">, "formula">) => (
  <>
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

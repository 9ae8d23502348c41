/** 满意度: how satisfied applicants were with each department in a month that is over, from five marks up. */
import { Shown } from "../shared/load/Shown.tsx";
import { useAnswer } from "../shared/load/useLoaded.ts";
import { nameOf } from "../shared/language/language.ts";
import { Table } from "../shared/parts/Table.tsx";
import { says } from "./words.ts";

const SAYS = says.satisfaction;

export function Satisfaction() {
  const told = useAnswer("getSatisfaction");
  return (
    <Shown of={told}>
      {({ month, departments }) => (
        <Table heads={SAYS.heads} caption={SAYS.caption(month)}>
          {departments.map(({ satisfaction, ...one }) => (
            <tr key={one.id}>
              <th scope="row">{nameOf(one)}</th>
              <td>{satisfaction ? satisfaction.mean.toFixed(2) : SAYS.few}</td>
              <td>{satisfaction?.ratings ?? ""}</td>
            </tr>
          ))}
        </Table>
      )}
    </Shown>
  );
}

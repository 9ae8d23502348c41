/** 催办督办 by department: how often each was urged, and how many orders it still owes an answer to; each count opens to its list. */
import { URGINGS } from "../../../functions/domain/supervision/figures.ts";
import type { Figures } from "../../shared/api/answers.ts";
import { dayText } from "../../shared/language/dates.ts";
import { nameOf, words } from "../../shared/language/language.ts";
import { Empty } from "../../shared/parts/notes.tsx";
import { Table } from "../../shared/parts/Table.tsx";
import { Count } from "../figures/Count.tsx";
import { totalsOf } from "../figures/totals.ts";
import { Export } from "../list/Export.tsx";
import { says } from "../words.ts";

const SAYS = says.urging;
const HEADS = [says.department, ...URGINGS.map((figure) => says.figures.names[figure])];

export function UrgingTable({ figures }: { figures: Figures }) {
  const { departments, from, to } = figures;
  const urged = departments
    .filter((one) => URGINGS.some((figure) => one[figure] > 0))
    .toSorted((a, b) => b.openOrders - a.openOrders);
  const rows = [
    ...urged.map((one) => ({ id: one.id, whose: nameOf(one), counts: one })),
    { id: "", whose: says.allDepartments, counts: totalsOf(departments) },
  ];
  if (urged.length === 0) return <Empty>{SAYS.empty}</Empty>;
  return (
    <>
      <p>
        {says.period.told(dayText(from), dayText(to))}
        {words.period}
        {SAYS.explain}
      </p>
      <Table heads={HEADS} class="figures few" caption={SAYS.table} scrolls={SAYS.scroll}>
        {rows.map(({ id, whose, counts }) => (
          <tr key={id}>
            <th scope="row">{whose}</th>
            {URGINGS.map((figure) => (
              <td key={figure}>
                <Count
                  figure={figure}
                  department={id}
                  whose={whose}
                  count={counts[figure]}
                  period={figures}
                />
              </td>
            ))}
          </tr>
        ))}
      </Table>
      <Export
        name={SAYS.fileName(from, to)}
        title={says.sections.urging}
        read={() => [
          HEADS,
          ...rows.map(({ whose, counts }) => [whose, ...URGINGS.map((figure) => counts[figure])]),
        ]}
      />
    </>
  );
}

/** The clock ledger: every day from service to the due date, whether it counts, and why. */
import type { Ledger as Data } from "../api/answers.ts";
import { dayText, dueText } from "../language/dates.ts";
import { words } from "../language/language.ts";
import { limitText } from "./limit.ts";
import { Table } from "./Table.tsx";

const SAYS = words.ledger;

export function Ledger({ ledger }: { ledger: Data }) {
  return (
    <div class="ledger">
      {ledger.provisional && <p class="note">{SAYS.provisional}</p>}
      <Table
        heads={[SAYS.date, SAYS.counted, SAYS.why]}
        caption={
          <>
            {SAYS.title}
            {words.colon}
            {limitText(ledger)}
            {words.comma}
            {dueText(ledger.dueAt)}
          </>
        }
      >
        {ledger.days.map((day) => (
          <tr key={day.date} class={day.counted ? "counts" : "rests"}>
            <td>{dayText(day.date)}</td>
            <td>{day.counted ? SAYS.counts : SAYS.not}</td>
            <td>{SAYS.reason(day)}</td>
          </tr>
        ))}
      </Table>
    </div>
  );
}

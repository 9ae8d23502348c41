/** The clock ledger: every day from service to the due date, whether it counts, and why. */
import type { Ledger as Data } from "../app/api.ts";
import { dayText, dueText } from "../app/dates.ts";
import { words } from "../app/language.ts";

const SAYS = words.ledger;

export function Ledger({ ledger }: { ledger: Data }) {
  return (
    <div class="ledger">
      {ledger.provisional && <p class="note">{SAYS.provisional}</p>}
      <table>
        <caption>
          {SAYS.title}: {words.days(ledger.limitDays, ledger.limitUnit)}, {dueText(ledger.dueAt)}
        </caption>
        <thead>
          <tr>
            <th scope="col">{SAYS.date}</th>
            <th scope="col">{SAYS.counted}</th>
            <th scope="col">{SAYS.why}</th>
          </tr>
        </thead>
        <tbody>
          {ledger.days.map((day) => (
            <tr key={day.date} class={day.counted ? "counts" : "rests"}>
              <td>{dayText(day.date)}</td>
              <td>{day.counted ? SAYS.counts : SAYS.not}</td>
              <td>{SAYS.reason(day)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

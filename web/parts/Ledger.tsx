/** The clock ledger: every day from service to the due date, whether it counts, and why. */
import type { Ledger as Data } from "../app/api.ts";
import { dayText, dueText } from "../app/dates.ts";
import { words } from "../app/language.ts";

const SAYS = words.ledger;

/** The holiday's or the event's own name, which the ledger puts in brackets. */
const named = (why: string): string => /\(([^)]+)\)/.exec(why)?.[1] ?? "";

function reason({ kind, why, stop }: Data["days"][number]): string {
  const word = SAYS.kinds[kind as keyof typeof SAYS.kinds] ?? kind;
  if (stop !== undefined) return `${word}: ${words.stop[stop as keyof typeof words.stop] ?? stop}`;
  const name = named(why);
  return name === "" ? word : `${word} (${name})`;
}

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
              <td>{reason(day)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

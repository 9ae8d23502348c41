/** What came after the period was closed: dated, beside what was signed. */
import { momentText } from "../../shared/language/dates.ts";
import { nameOf } from "../../shared/language/language.ts";
import { standingText, type AppraisalData } from "./shown.ts";
import { appraisalWords as SAYS } from "../../shared/appraisal/words.ts";

export function Corrections({ data: { corrections, departments } }: { data: AppraisalData }) {
  const nameBy = (id: string) => nameOf(departments.find((one) => one.id === id)!);
  return (
    <>
      <h3>{SAYS.corrections}</h3>
      {corrections.length === 0 && <p>{SAYS.noCorrections}</p>}
      {corrections.map((correction) => (
        <section key={correction.at} class="panel">
          <h4>{SAYS.correctedOn(momentText(correction.at))}</h4>
          <ul>
            {correction.departments.map((one) => (
              <li key={one.id}>
                {nameBy(one.id)} · {standingText(one.was)} → {standingText(one)}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

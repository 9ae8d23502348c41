/** The applications that a department leads: those at its window, those under way, those that are over. */
import { useState } from "preact/hooks";
import type * as z from "zod";
import type { ApplicationsAnswer } from "../../../functions/contracts/application/answers.ts";
import { momentText } from "../../app/dates.ts";
import { words } from "../../app/language.ts";
import { says } from "../../pages/work.words.ts";
import { More } from "./More.tsx";
import { usePages } from "./usePages.ts";

type Row = z.infer<typeof ApplicationsAnswer>["applications"][number];

export const AtWindow = () => (
  <section aria-labelledby="desk-intake">
    <h2 id="desk-intake">{says.intake}</h2>
    <Applications phase="intake" empty={says.noIntake} />
  </section>
);

export function Led() {
  const [phase, setPhase] = useState("in-review");
  return (
    <section aria-labelledby="desk-led">
      <h2 id="desk-led">{says.led}</h2>
      <p class="no-print">
        <label>
          {says.phase}{" "}
          <select value={phase} onChange={(event) => setPhase(event.currentTarget.value)}>
            {Object.entries(says.phases).map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </label>
      </p>
      <Applications phase={phase} empty={says.noLed} />
    </section>
  );
}

function Applications({ phase, empty }: { phase: string; empty: string }) {
  const pages = usePages<Row>(`/v1/applications?phase=${phase}&limit=50`, "applications");
  return (
    <>
      <ul class="desk-list">
        {pages.rows.map(({ applicationId, project, status, receivedAt }) => (
          <li key={applicationId} class="desk-row">
            <span>
              <a href={`#${applicationId}`}>{project.name}</a>
              <br />
              {project.code}
            </span>
            <span>{words.applicationStatus[status]}</span>
            <span>{says.receivedAt(momentText(receivedAt))}</span>
          </li>
        ))}
      </ul>
      <More pages={pages} empty={empty} />
    </>
  );
}

/** The applications that a department leads: those at its window, those under way, those that are over. */
import { useState } from "preact/hooks";
import { momentText } from "../shared/language/dates.ts";
import { words } from "../shared/language/language.ts";
import { says } from "./words.ts";
import { More } from "../shared/load/More.tsx";
import { Filter } from "../shared/parts/Filter.tsx";
import { usePages } from "../shared/load/usePages.ts";

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
      <p>
        <Filter
          label={says.phase}
          all={null}
          of={Object.entries(says.phases)}
          chosen={phase}
          choose={setPhase}
        />
      </p>
      <Applications phase={phase} empty={says.noLed} />
    </section>
  );
}

function Applications({ phase, empty }: { phase: string; empty: string }) {
  const pages = usePages("listApplications", "applications", { phase }, 50);
  return (
    <>
      <ul class="plain">
        {pages.rows.map(({ applicationId, project, status, receivedAt }) => (
          <li key={applicationId} class="list-row">
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

/** The applications that a department leads: those at its window, those under way, those that are over. */
import { useState } from "preact/hooks";
import type { Answer } from "../../shared/api/answers.ts";
import { dueText, momentText } from "../../shared/language/dates.ts";
import { words } from "../../shared/language/language.ts";
import { says } from "../words.ts";
import { leading } from "./words.ts";
import { More } from "../../shared/load/More.tsx";
import { Filter } from "../../shared/parts/Filter.tsx";
import { Badge } from "../../shared/parts/notes.tsx";
import { StackingTable } from "../../shared/parts/Table.tsx";
import { usePages } from "../../shared/load/usePages.ts";

const SAYS = leading.applications;

export const AtWindow = () => (
  <section aria-labelledby="desk-intake">
    <h2 id="desk-intake">{says.intake}</h2>
    <Applications phase="intake" title={says.intake} empty={leading.noIntake} />
  </section>
);

export function Led() {
  const [phase, setPhase] = useState("in-review");
  return (
    <section aria-labelledby="desk-led">
      <h2 id="desk-led">{says.led}</h2>
      <p>
        <Filter
          label={leading.phase}
          all={null}
          of={Object.entries(leading.phases)}
          chosen={phase}
          choose={setPhase}
        />
      </p>
      <Applications phase={phase} title={says.led} empty={leading.noLed} />
    </section>
  );
}

type Row = Answer<"listApplications">["applications"][number];

function Applications({ phase, title, empty }: { phase: string; title: string; empty: string }) {
  // Those that are kept track of are under way, whoever leads them.
  const query = phase === "tracked" ? { phase: "in-review", tracked: "true" } : { phase };
  const pages = usePages("listApplications", "applications", query, 50);
  return (
    <>
      {pages.rows.length > 0 && (
        <StackingTable
          heads={SAYS.heads}
          caption={<span class="unseen">{title}</span>}
          rows={pages.rows.map((row) => ({ key: row.applicationId, cells: cellsOf(row) }))}
        />
      )}
      <More pages={pages} empty={empty} />
    </>
  );
}

/** What is told of an application at a glance; what its lead owes it next stands out. */
const cellsOf = ({ applicationId, project, applicant, status, receivedAt, dueAt, tracker, naming }: Row) => [
  <>
    <a href={`#${applicationId}`}>{project.name}</a>
    <span class="below">{project.code}</span>
    {tracker && <span class="below">{`${words.greenChannel}${words.aside(tracker.name)}`}</span>}
  </>,
  <span class="number">{applicationId}</span>,
  applicant.name,
  words.applicationStatus[status],
  momentText(receivedAt),
  <>
    {dueAt === null ? words.none : <strong>{dueText(dueAt)}</strong>}
    {naming && (
      <span class="below">
        {SAYS.naming} {naming.lamp !== null && <Badge tone={naming.lamp}>{words.lamp[naming.lamp]}</Badge>}
      </span>
    )}
  </>,
];

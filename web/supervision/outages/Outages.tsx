/** 平台中断登记册: when the platform was not there, for whom, and who put that on record when; operators keep it. */
import { useState } from "preact/hooks";
import type { Catalogue, OutageRow } from "../../shared/api/answers.ts";
import { momentText } from "../../shared/language/dates.ts";
import { language, nameOf } from "../../shared/language/language.ts";
import { More } from "../../shared/load/More.tsx";
import { usePages } from "../../shared/load/usePages.ts";
import { Facts } from "../../shared/parts/Facts.tsx";
import { CaseLink } from "../now/CaseLink.tsx";
import { says } from "../words.ts";

const SAYS = says.outages;

export function Outages({ catalogue }: { catalogue: Catalogue }) {
  const pages = usePages("listOutages", "outages", {}, 20);
  return (
    <>
      <p>{SAYS.explain}</p>
      {pages.rows.map((outage) => (
        <Entry key={outage.outageId} outage={outage} catalogue={catalogue} />
      ))}
      <More pages={pages} empty={SAYS.empty} />
    </>
  );
}

function Entry({ outage, catalogue }: { outage: OutageRow; catalogue: Catalogue }) {
  const { outageId, status, from, until, departments, reason, recorded, takenOff } = outage;
  const nameOfDepartment = (id: string) => {
    const known = catalogue.departments.find((department) => department.id === id);
    return known ? nameOf(known) : id;
  };
  const id = `outage-${outageId}`;
  return (
    <article class="panel" aria-labelledby={id}>
      <h3 id={id}>{outageId}</h3>
      <Facts
        facts={[
          [says.status, SAYS.statuses[status]],
          [SAYS.period, SAYS.time(momentText(from), until && momentText(until))],
          [
            SAYS.whom,
            departments === null ? SAYS.everybody : departments.map(nameOfDepartment).join(SAYS.and),
          ],
          [SAYS.reason, reason],
          [SAYS.recordedAt, momentText(recorded.at)],
          [SAYS.takenOff, takenOff && SAYS.ended(momentText(takenOff.at), takenOff.reason)],
        ]}
      />
      {takenOff === null && <Touched outageId={outageId} />}
    </article>
  );
}

/** What it touched, looked for when somebody asks. */
function Touched({ outageId }: { outageId: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{SAYS.touched}</summary>
      {isOpen && <TouchedList outageId={outageId} />}
    </details>
  );
}

function TouchedList({ outageId }: { outageId: string }) {
  const pages = usePages("listTouchedConsents", "consents", {}, 20, { outageId });
  return (
    <>
      <ul>
        {pages.rows.map(({ reviewId, applicationId, project, matter, evidence, evidenceEn }) => (
          <li key={reviewId}>
            <CaseLink applicationId={applicationId} project={project.name} />
            <strong>{nameOf(matter)}</strong>
            <small class="below">{language === "en" ? evidenceEn : evidence}</small>
          </li>
        ))}
      </ul>
      <More pages={pages} empty={SAYS.noneTouched} />
    </>
  );
}

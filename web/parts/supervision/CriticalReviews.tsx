/** Of every running case the department that it waits for longest. Reads all open reviews, a thousand at a time. */
import { useMemo, useState } from "preact/hooks";
import { dueText } from "../../app/dates.ts";
import { nameOf } from "../../app/language.ts";
import { says } from "../../pages/supervision.words.ts";
import { Empty, Lamp } from "../notes.tsx";
import { CaseLink } from "./CaseLink.tsx";
import { criticalOf, type Running } from "./criticalOf.ts";
import type { Open } from "./LampList.tsx";
import { MoreButton } from "./MoreButton.tsx";
import { Trouble } from "./Trouble.tsx";
import { usePages } from "./usePages.ts";
import { Wide } from "./Wide.tsx";

const AT_ONCE = 1000;
const PAGE = 50;

export function CriticalReviews() {
  const { rows, more, busy, error, next } = usePages<Open>("/v1/supervision/reviews", "reviews", AT_ONCE);
  const [shown, setShown] = useState(PAGE);
  const cases = useMemo(() => criticalOf(rows), [rows]);
  return (
    <>
      <p>{says.critical.explain}</p>
      <p role="status" class="progress">
        {busy ? says.critical.progress(rows.length) : ""}
      </p>
      {error !== null && <Trouble error={error} retry={next} />}
      {cases.length === 0 && !busy && error === null && <Empty>{says.critical.empty}</Empty>}
      {more && !busy && rows.length > 0 && (
        <p class="note">
          {says.critical.partial}{" "}
          <button type="button" class="quiet" onClick={next}>
            {says.critical.more}
          </button>
        </p>
      )}
      {cases.length > 0 && (
        <>
          <Table cases={cases.slice(0, shown)} />
          <MoreButton
            shown={says.shownOf(Math.min(shown, cases.length), cases.length)}
            more={cases.length > shown}
            busy={false}
            next={() => setShown(shown + PAGE)}
          />
        </>
      )}
    </>
  );
}

const Table = ({ cases }: { cases: readonly Running[] }) => (
  <Wide label={says.critical.scroll}>
    <table class="wide">
      <caption>{says.critical.table}</caption>
      <thead>
        <tr>
          <th scope="col">{says.project}</th>
          <th scope="col">{says.critical.department}</th>
          <th scope="col">{says.matter}</th>
          <th scope="col">{says.due}</th>
          <th scope="col">{says.lamp}</th>
          <th scope="col">{says.critical.open}</th>
        </tr>
      </thead>
      <tbody>
        {cases.map((running) => (
          <Row key={running.applicationId} running={running} />
        ))}
      </tbody>
    </table>
  </Wide>
);

function Row({
  running: { applicationId, project, critical, open, notStarted, overdue },
}: {
  running: Running;
}) {
  return (
    <tr>
      <td>
        <CaseLink applicationId={applicationId} project={project.name} />
      </td>
      {critical?.dueAt == null ? (
        <td colSpan={4}>{says.critical.noClock}</td>
      ) : (
        <>
          <td>{nameOf(critical.department)}</td>
          <td>{nameOf(critical.matter)}</td>
          <td>{dueText(critical.dueAt)}</td>
          <td>
            <Lamp lamp={critical.lamp} />
          </td>
        </>
      )}
      <td>
        {open}
        {overdue > 0 && <small class="below">{says.critical.overdue(overdue)}</small>}
        {notStarted > 0 && <small class="below">{says.critical.notStarted(notStarted)}</small>}
      </td>
    </tr>
  );
}

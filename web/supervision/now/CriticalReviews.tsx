/** Of every running case the department that it waits for longest. Reads all open reviews, a thousand at a time. */
import { useMemo, useState } from "preact/hooks";
import { dueText } from "../../shared/language/dates.ts";
import { nameOf } from "../../shared/language/language.ts";
import { says } from "../words.ts";
import { Lamp } from "../../shared/parts/notes.tsx";
import { CaseLink } from "./CaseLink.tsx";
import { criticalOf, type Running } from "./criticalOf.ts";
import { More } from "../../shared/load/More.tsx";
import { usePages } from "../../shared/load/usePages.ts";
import { Table } from "../../shared/parts/Table.tsx";

const AT_ONCE = 1000;
const PAGE = 50;

export function CriticalReviews() {
  const { rows, unreadable, hasMore, busy, error, next } = usePages(
    "superviseReviews",
    "reviews",
    {},
    AT_ONCE,
  );
  const [shown, setShown] = useState(PAGE);
  const cases = useMemo(() => criticalOf(rows), [rows]);
  return (
    <>
      <p>{says.critical.explain}</p>
      <p role="status" class="soft">
        {busy && says.critical.progress(rows.length)}
      </p>
      {hasMore && !busy && rows.length > 0 && (
        <p class="note">
          {says.critical.partial}{" "}
          <button type="button" class="quiet" onClick={next}>
            {says.critical.more}
          </button>
        </p>
      )}
      {cases.length > 0 && <Cases cases={cases.slice(0, shown)} />}
      {!(busy && error === null) && (
        <More
          pages={{
            rows: { length: Math.min(shown, cases.length) },
            unreadable,
            hasMore: cases.length > shown,
            busy,
            error,
            next: error === null ? () => setShown(shown + PAGE) : next,
          }}
          empty={says.critical.empty}
        />
      )}
    </>
  );
}

const Cases = ({ cases }: { cases: readonly Running[] }) => (
  <Table
    heads={[says.project, says.critical.department, says.matter, says.due, says.lamp, says.critical.open]}
    caption={<>{says.critical.table}</>}
    scrolls={says.critical.scroll}
  >
    {cases.map((running) => (
      <Row key={running.applicationId} running={running} />
    ))}
  </Table>
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
            <Lamp of={critical} />
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

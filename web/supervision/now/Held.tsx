/** 中梗阻、踢皮球: who holds what, for how long, against how long they may; what is over first. */
import type { Answer } from "../../shared/api/answers.ts";
import { momentText } from "../../shared/language/dates.ts";
import { nameOf, words } from "../../shared/language/language.ts";
import { More } from "../../shared/load/More.tsx";
import { usePages } from "../../shared/load/usePages.ts";
import { Badge } from "../../shared/parts/notes.tsx";
import { Table } from "../../shared/parts/Table.tsx";
import { says } from "../words.ts";
import { CaseLink } from "./CaseLink.tsx";

type Row = Answer<"superviseHeld">["held"][number];

const SAYS = says.held;

export function Held() {
  const pages = usePages("superviseHeld", "held", {}, 50);
  const rows = pages.rows.toSorted((a, b) => Number(b.over) - Number(a.over) || b.days - a.days);
  return (
    <>
      {rows.length > 0 && (
        <Table
          heads={[SAYS.what, says.project, says.matter, SAYS.holder, SAYS.since, SAYS.until]}
          scrolls={SAYS.scroll}
        >
          {rows.map((row) => (
            <Line key={`${row.applicationId} ${row.reviewId} ${row.what} ${row.since}`} row={row} />
          ))}
        </Table>
      )}
      <More pages={pages} empty={SAYS.empty} />
    </>
  );
}

const Line = ({ row }: { row: Row }) => (
  <tr>
    <td>{SAYS.kinds[row.what]}</td>
    <td>
      <CaseLink applicationId={row.applicationId} project={row.project.name} />
    </td>
    <td>{row.matter === null ? SAYS.wholeCase : nameOf(row.matter)}</td>
    <td>{row.department === null ? SAYS.supervision : nameOf(row.department)}</td>
    <td>
      {momentText(row.since)} · {SAYS.days(words.days(row.days, "working-days"))}
    </td>
    <td>
      {row.until === null ? SAYS.noTerm : momentText(row.until)}
      {row.lamp !== null && (
        <>
          {" "}
          <Badge tone={row.lamp}>{words.lamp[row.lamp]}</Badge>
        </>
      )}
      {row.over && <strong> · {SAYS.over}</strong>}
    </td>
  </tr>
);

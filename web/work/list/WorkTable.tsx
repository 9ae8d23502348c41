/** The rows of one page of the worklist as a table; its heads sort. On a narrow screen each row is a card. */
import type { ComponentChildren } from "preact";
import { drafts } from "../../shared/api/drafts.ts";
import { dueOfReview, dueText } from "../../shared/language/dates.ts";
import { nameOf, words } from "../../shared/language/language.ts";
import { Lamp } from "../../shared/parts/notes.tsx";
import { subjectOfDraft } from "../form/names.ts";
import { says } from "../words.ts";
import { addressOf, isClosedTab, type Filter, type SortKey } from "./address.ts";
import type { Row } from "./rows.ts";

const SAYS = says.worklist;

/** What stands in the columns after the project, which is the head of its row. */
const CELLS: Readonly<Record<Exclude<SortKey, "number" | "project">, (row: Row) => ComponentChildren>> = {
  applicant: ({ applicant }) => applicant.name,
  matter: (row) => (
    <>
      {nameOf(row.matter)}
      {row.awaits.length > 0 && (
        <>
          {" "}
          <strong>{row.mayApprove ? says.awaited.mark : says.awaited.waiting}</strong>
        </>
      )}
    </>
  ),
  handler: ({ handler }) => handler?.name ?? words.none,
  due: (row) => (row.closedAt === null ? (dueOfReview(row) ?? says.noDue) : dueText(row.closedAt)),
  left: (row) => <Left row={row} />,
};

/** How much is left, in colour and in words; of a closed one, how it ended. */
function Left({ row }: { row: Row }) {
  const { status, outcome, deemed, dueAt, remainingDays, limitUnit } = row;
  if (outcome !== null) return <span class={deemed ? "deemed" : undefined}>{words.outcome[outcome]}</span>;
  return (
    <>
      <Lamp of={row} />{" "}
      {status === "running" && dueAt !== null
        ? row.dueToday
          ? SAYS.dueToday
          : says.remaining(words.days(remainingDays, limitUnit))
        : words.reviewStatus[status]}
      {row.likelyLate !== null && ` · ${SAYS.likelyLate}`}
    </>
  );
}

/** That its case is in the green channel, and until when it is to be done there. */
const greenText = ({ limit }: NonNullable<Row["green"]>): string =>
  limit === null || limit.dueAt === null
    ? words.greenChannel
    : `${words.greenChannel}${words.aside(SAYS.greenUntil(dueText(limit.dueAt)))}`;

export type Ticks = {
  ticked: ReadonlySet<string>;
  tick: (reviewIds: readonly string[], isTicked: boolean) => void;
};

export type WorkTableProps = {
  rows: readonly Row[];
  filter: Filter;
  /** Where rows may be ticked. */
  ticks: Ticks | undefined;
};

export function WorkTable({ rows, filter, ticks }: WorkTableProps) {
  const drafted = new Set(drafts().map(subjectOfDraft));
  const heads = isClosedTab(filter.tab) ? { ...SAYS.heads, ...SAYS.doneHeads } : SAYS.heads;
  const columns = Object.keys(CELLS) as (keyof typeof CELLS)[];
  return (
    <table class="stacking worklist" role="table">
      <caption>
        <span class="unseen">{SAYS.tabs[filter.tab]}</span>
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          {ticks && <TickAll rows={rows} ticks={ticks} />}
          {(["number", "project", ...columns] as const).map((key) => (
            <Head key={key} of={key} text={heads[key]} filter={filter} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row, place) => (
          // By its place: the next page is written into the rows of this one, which takes a browser far less.
          <tr key={place} role="row" class={row.lamp === "red" ? "late" : undefined}>
            {ticks && (
              <td role="cell" class="tick">
                {row.mayGiveOpinion && <Tick row={row} ticks={ticks} />}
              </td>
            )}
            <td role="cell">
              <CellHead>{heads.number}</CellHead>
              <div class="number">{row.applicationId}</div>
            </td>
            <th scope="row" role="rowheader">
              <a href={`#${row.reviewId}`}>{row.project.name}</a>
              <span class="below">{row.project.code}</span>
              {row.green && <span class="below">{greenText(row.green)}</span>}
              {drafted.has(row.reviewId) && <span class="below">{SAYS.draft}</span>}
            </th>
            {columns.map((key) => (
              <td key={key} role="cell">
                <CellHead>{heads[key]}</CellHead>
                <div>{CELLS[key](row)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const Tick = ({ row, ticks: { ticked, tick } }: { row: Row; ticks: Ticks }) => (
  <label>
    <input
      type="checkbox"
      checked={ticked.has(row.reviewId)}
      onChange={({ currentTarget: { checked } }) => tick([row.reviewId], checked)}
    />
    <span class="unseen">{SAYS.tick(row.project.name)}</span>
  </label>
);

/** All of the page at once, and none of it. */
function TickAll({ rows, ticks: { ticked, tick } }: { rows: readonly Row[]; ticks: Ticks }) {
  const all = rows.filter(({ mayGiveOpinion }) => mayGiveOpinion).map(({ reviewId }) => reviewId);
  return (
    <th scope="col" role="columnheader" class="by-tick">
      <label>
        <input
          type="checkbox"
          checked={all.length > 0 && all.every((reviewId) => ticked.has(reviewId))}
          onChange={({ currentTarget: { checked } }) => tick(all, checked)}
        />
        <span class="unseen">{SAYS.tickAll}</span>
      </label>
    </th>
  );
}

const CellHead = ({ children }: { children: string }) => (
  <span class="cell-head" aria-hidden="true">
    {children}
  </span>
);

/** Sorts by its column, and the other way round the second time. */
function Head({ of, text, filter }: { of: SortKey; text: string; filter: Filter }) {
  const { key, down } = filter.sort;
  const isBy = key === of;
  const next = addressOf({ ...filter, sort: { key: of, down: isBy && !down }, page: 1 });
  return (
    <th
      scope="col"
      role="columnheader"
      class={`by-${of}`}
      aria-sort={isBy ? (down ? "descending" : "ascending") : undefined}
    >
      <a href={next}>{text}</a>
      {isBy && <span aria-hidden="true">{down ? " ▼" : " ▲"}</span>}
    </th>
  );
}

/** The department's reviews, the most urgent first, a page at a time. */
import type { Worklist as Answer } from "../../app/api.ts";
import { dueText } from "../../app/dates.ts";
import { nameOf, words } from "../../app/language.ts";
import { says } from "../../pages/work.words.ts";
import { Lamp } from "../notes.tsx";
import { More } from "./More.tsx";
import { usePages } from "./usePages.ts";

export type Filter = { status: string; lamp: string };

export const EVERYTHING_OPEN: Filter = { status: "open", lamp: "" };

export type WorklistProps = { filter: Filter; setFilter: (filter: Filter) => void };

type Row = Answer["reviews"][number];

export function Worklist({ filter, setFilter }: WorklistProps) {
  const query = new URLSearchParams({ status: filter.status, limit: "50" });
  if (filter.lamp !== "") query.set("lamp", filter.lamp);
  const pages = usePages<Row>(`/v1/reviews?${query}`, "reviews");
  const isFiltered = filter.status !== "open" || filter.lamp !== "";
  return (
    <section aria-labelledby="desk-list">
      <h2 id="desk-list">{says.list}</h2>
      <fieldset class="desk-filter no-print">
        <legend>{says.filters}</legend>
        <label>
          {says.status}{" "}
          <select
            value={filter.status}
            onChange={(event) => setFilter({ ...filter, status: event.currentTarget.value })}
          >
            <option value="open">{says.allOpen}</option>
            {Object.entries(words.reviewStatus).map(([status, text]) => (
              <option key={status} value={status}>
                {text}
              </option>
            ))}
          </select>
        </label>{" "}
        <label>
          {says.lamp}{" "}
          <select
            value={filter.lamp}
            onChange={(event) => setFilter({ ...filter, lamp: event.currentTarget.value })}
          >
            <option value="">{says.allLamps}</option>
            {Object.entries(words.lamp).map(([lamp, text]) => (
              <option key={lamp} value={lamp}>
                {text}
              </option>
            ))}
          </select>
        </label>
      </fieldset>
      <p>{says.urgentFirst}</p>
      <ul class="desk-list">
        {pages.rows.map((row) => (
          <Item key={row.reviewId} row={row} />
        ))}
      </ul>
      <More pages={pages} empty={isFiltered ? says.noneFiltered : says.noneOpen} />
    </section>
  );
}

function Item({ row }: { row: Row }) {
  const { reviewId, project, matter, status, outcome, deemed, lamp, remainingDays, limitUnit } = row;
  return (
    <li class="desk-row">
      <span>
        <a href={`#${reviewId}`}>{project.name}</a>
        <br />
        {nameOf(matter)}
      </span>
      <span>
        <Lamp lamp={lamp} /> {words.reviewStatus[status]}
        {outcome !== null && (
          <>
            {" "}
            <span class={deemed ? "deemed" : undefined}>{words.outcome[outcome]}</span>
          </>
        )}
      </span>
      <span>{status !== "closed" && row.dueAt && says.remaining(words.days(remainingDays, limitUnit))}</span>
      <span>
        {row.closedAt
          ? says.closedAt(dueText(row.closedAt))
          : row.dueAt
            ? says.due(dueText(row.dueAt))
            : says.noDue}
      </span>
    </li>
  );
}

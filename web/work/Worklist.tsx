/** The department's reviews, the most urgent first, a page at a time. */
import type { OpenReview } from "../shared/api/answers.ts";
import { dueOfReview, dueText } from "../shared/language/dates.ts";
import { nameOf, words } from "../shared/language/language.ts";
import { says } from "./words.ts";
import { Lamp } from "../shared/parts/notes.tsx";
import { More } from "../shared/load/More.tsx";
import { Filter } from "../shared/parts/Filter.tsx";
import { usePages } from "../shared/load/usePages.ts";

export type Filter = Readonly<{ status: string; lamp: string }>;

export const EVERYTHING_OPEN: Filter = { status: "open", lamp: "" };

export type WorklistProps = { filter: Filter; setFilter: (filter: Filter) => void };

export function Worklist({ filter, setFilter }: WorklistProps) {
  const pages = usePages("listReviews", "reviews", filter, 50);
  const isFiltered = filter.status !== "open" || filter.lamp !== "";
  return (
    <section aria-labelledby="desk-list">
      <h2 id="desk-list">{says.list}</h2>
      <fieldset class="filters no-print">
        <legend>{says.filters}</legend>
        <Filter
          label={says.status}
          all={null}
          of={[["open", says.allOpen], ...Object.entries(words.reviewStatus)]}
          chosen={filter.status}
          choose={(status) => setFilter({ ...filter, status })}
        />
        <Filter
          label={says.lamp}
          of={Object.entries(words.lamp)}
          chosen={filter.lamp}
          choose={(lamp) => setFilter({ ...filter, lamp })}
        />
      </fieldset>
      <p>{says.urgentFirst}</p>
      <ul class="plain">
        {pages.rows.map((row) => (
          <Item key={row.reviewId} row={row} />
        ))}
      </ul>
      <More pages={pages} empty={isFiltered ? says.noneFiltered : says.noneOpen} />
    </section>
  );
}

function Item({ row }: { row: OpenReview }) {
  const { reviewId, project, matter, status, outcome, deemed, remainingDays, limitUnit } = row;
  const due = dueOfReview(row);
  return (
    <li class="list-row">
      <span>
        <a href={`#${reviewId}`}>{project.name}</a>
        <br />
        {nameOf(matter)}
        {row.awaits.length > 0 && (
          <>
            {" "}
            <strong>{row.mayApprove ? says.awaited.mark : says.awaited.waiting}</strong>
          </>
        )}
      </span>
      <span>
        <Lamp of={row} /> {words.reviewStatus[status]}
        {outcome !== null && (
          <>
            {" "}
            <span class={deemed ? "deemed" : undefined}>{words.outcome[outcome]}</span>
          </>
        )}
      </span>
      <span>{status !== "closed" && row.dueAt && says.remaining(words.days(remainingDays, limitUnit))}</span>
      <span>
        {row.closedAt ? says.closedAt(dueText(row.closedAt)) : due === null ? says.noDue : says.due(due)}
      </span>
    </li>
  );
}

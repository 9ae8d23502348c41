/** What is red, yellow, likely to be late, or untouched now: across departments, each with the way to its case. */
import type { OpenReview } from "../../shared/api/answers.ts";
import { dueOfReview } from "../../shared/language/dates.ts";
import { nameOf, words } from "../../shared/language/language.ts";
import { says } from "../words.ts";
import { Lamp } from "../../shared/parts/notes.tsx";
import { CaseLink } from "./CaseLink.tsx";
import { More } from "../../shared/load/More.tsx";
import { usePages } from "../../shared/load/usePages.ts";
import { Table } from "../../shared/parts/Table.tsx";

export type Pressing = "red" | "yellow" | "likelyLate" | "untouched";

/** What is asked for. */
export const askFor = (list: Pressing): Record<string, string> =>
  list === "untouched" || list === "likelyLate" ? { [list]: "true" } : { lamp: list };

/** @param department one department's id, or `""` for all */
export function LampList({ lamp, department }: { lamp: Pressing; department: string }) {
  const pages = usePages("superviseReviews", "reviews", { ...askFor(lamp), department }, 50);
  const empty = says.now.empty[lamp];
  return (
    <section aria-label={says.now[lamp]}>
      <h3>{says.now[lamp]}</h3>
      {pages.rows.length > 0 && <Rows lamp={lamp} rows={pages.rows} />}
      <More pages={pages} empty={department === "" ? empty : says.now.emptyHere} />
    </section>
  );
}

const Rows = ({ lamp, rows }: { lamp: Pressing; rows: readonly OpenReview[] }) => (
  <Table
    heads={[says.lamp, says.project, says.matter, says.department, says.due, says.handler]}
    scrolls={`${says.now[lamp]}${words.colon}${says.now.scroll}`}
  >
    {rows.map((review) => (
      <tr key={review.reviewId}>
        <td>
          <Lamp of={review} />
        </td>
        <td>
          <CaseLink applicationId={review.applicationId} project={review.project.name} />
        </td>
        <td>{nameOf(review.matter)}</td>
        <td>{nameOf(review.department)}</td>
        <td>
          {dueOfReview(review) ?? says.notYet}
          {lamp !== "red" && ` · ${says.now.remaining(words.days(review.remainingDays, review.limitUnit))}`}
          {lamp === "likelyLate" && review.likelyLate !== null && (
            <>
              <br />
              {says.now.usual(review.likelyLate.of, review.likelyLate.days)}
            </>
          )}
          {review.raisedTo !== null && (
            <>
              <br />
              {says.now.raised(words.ladder[review.raisedTo])}
            </>
          )}
        </td>
        <td>{review.handler === null ? words.none : review.handler.name}</td>
      </tr>
    ))}
  </Table>
);

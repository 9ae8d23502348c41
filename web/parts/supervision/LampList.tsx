/** What is red, or yellow, now: across departments, each with the way to its case. */
import type { Worklist } from "../../app/api.ts";
import { dueText } from "../../app/dates.ts";
import { nameOf, words } from "../../app/language.ts";
import { says } from "../../pages/supervision.words.ts";
import { Empty, Lamp, Loading } from "../notes.tsx";
import { CaseLink } from "./CaseLink.tsx";
import { MoreButton } from "./MoreButton.tsx";
import { Trouble } from "./Trouble.tsx";
import { usePages } from "./usePages.ts";
import { Wide } from "./Wide.tsx";

export type Open = Worklist["reviews"][number];

/** @param department one department's id, or `""` for all */
export function LampList({ lamp, department }: { lamp: "red" | "yellow"; department: string }) {
  const { rows, more, busy, error, next } = usePages<Open>(
    `/v1/supervision/reviews?lamp=${lamp}${department === "" ? "" : `&department=${department}`}`,
    "reviews",
    50,
  );
  const empty = lamp === "red" ? says.now.emptyRed : says.now.emptyYellow;
  const isEmpty = rows.length === 0 && !more;
  return (
    <section aria-label={says.now[lamp]}>
      <h3>{says.now[lamp]}</h3>
      {isEmpty && <Empty>{department === "" ? empty : says.now.emptyHere}</Empty>}
      {rows.length === 0 && busy && <Loading />}
      {rows.length > 0 && (
        <>
          <Table lamp={lamp} rows={rows} />
          {error === null && (
            <MoreButton shown={says.shown(rows.length)} more={more} busy={busy} next={next} />
          )}
        </>
      )}
      {error !== null && <Trouble error={error} retry={next} />}
    </section>
  );
}

const Table = ({ lamp, rows }: { lamp: "red" | "yellow"; rows: readonly Open[] }) => (
  <Wide label={`${says.now[lamp]}: ${says.now.scroll}`}>
    <table class="wide">
      <thead>
        <tr>
          <th scope="col">{says.lamp}</th>
          <th scope="col">{says.project}</th>
          <th scope="col">{says.matter}</th>
          <th scope="col">{says.department}</th>
          <th scope="col">{says.due}</th>
          <th scope="col">{says.handler}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((review) => (
          <tr key={review.reviewId}>
            <td>
              <Lamp lamp={review.lamp} />
            </td>
            <td>
              <CaseLink applicationId={review.applicationId} project={review.project.name} />
            </td>
            <td>{nameOf(review.matter)}</td>
            <td>{nameOf(review.department)}</td>
            <td>
              {review.dueAt === null ? says.notYet : dueText(review.dueAt)}
              {lamp === "yellow" && ` · ${says.now.remaining(review.remainingDays)}`}
              {review.raisedTo !== null && (
                <>
                  <br />
                  {says.now.raised(says.now.raisedTo[review.raisedTo])}
                </>
              )}
            </td>
            <td>{review.handler === null ? words.none : review.handler.name}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Wide>
);

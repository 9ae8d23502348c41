/** What the time chart shows, as a table. */
import type { ReviewSummary } from "../../app/api.ts";
import { dayText, dateOf, dueText, momentText } from "../../app/dates.ts";
import { nameOf, words } from "../../app/language.ts";
import { SAYS } from "../../pages/applicant.words.ts";
import { standing } from "./sentence.ts";

const { chart: CHART, reviews: REVIEWS } = SAYS;

export function ProgressTable({
  reviews,
  isScrollable,
}: {
  reviews: ReviewSummary[];
  isScrollable: boolean;
}) {
  return (
    <div
      {...(isScrollable && {
        class: "scroll",
        tabIndex: 0,
        role: "region",
        "aria-label": CHART.tableTitle,
      })}
    >
      <table class="own-wide">
        <caption>{CHART.tableTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{REVIEWS.department}</th>
            <th scope="col">{REVIEWS.matter}</th>
            <th scope="col">{REVIEWS.state}</th>
            <th scope="col">{CHART.served}</th>
            <th scope="col">{CHART.used}</th>
            <th scope="col">{CHART.stopped}</th>
            <th scope="col">{CHART.due}</th>
            <th scope="col">{CHART.closed}</th>
          </tr>
        </thead>
        <tbody>
          {reviews.map((review) => (
            <tr key={review.reviewId}>
              <th scope="row">{nameOf(review.department)}</th>
              <td>{nameOf(review.matter)}</td>
              <td>{standing(review)}</td>
              <td>{review.servedAt === null ? words.none : momentText(review.servedAt)}</td>
              <td>
                {review.usedDays} / {words.days(review.limitDays, review.limitUnit)}
              </td>
              <td>{stopsText(review)}</td>
              <td>{review.dueAt === null ? words.none : dueText(review.dueAt)}</td>
              <td>{review.closedAt === null ? words.none : dueText(review.closedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const stopsText = ({ suspensions }: ReviewSummary): string =>
  suspensions.length === 0
    ? words.none
    : suspensions
        .map(
          ({ from, until, why }) =>
            `${words.stop[why as keyof typeof words.stop] ?? why}: ${CHART.span(dayText(dateOf(from)), dueText(until))}`,
        )
        .join("; ");

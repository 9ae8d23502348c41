/** What the time chart shows, as a table. */
import type { ReviewSummary } from "../../shared/api/answers.ts";
import { dateOf, dayText, dueOfReview, dueText, momentText } from "../../shared/language/dates.ts";
import { nameOf, wordFor, words } from "../../shared/language/language.ts";
import { limitText } from "../../shared/parts/limit.ts";
import { Table } from "../../shared/parts/Table.tsx";
import { SAYS } from "../words.ts";
import { standing } from "../../shared/state/said.ts";

const { chart: CHART, reviews: REVIEWS } = SAYS;

export function ProgressTable({
  reviews,
  isScrollable,
}: {
  reviews: ReviewSummary[];
  isScrollable: boolean;
}) {
  return (
    <Table
      caption={CHART.tableTitle}
      heads={[
        REVIEWS.department,
        REVIEWS.matter,
        REVIEWS.state,
        CHART.served,
        CHART.used,
        CHART.stopped,
        CHART.due,
        CHART.closed,
      ]}
      scrolls={isScrollable && CHART.tableTitle}
    >
      {reviews.map((review) => (
        <tr key={review.reviewId}>
          <th scope="row">{nameOf(review.department)}</th>
          <td>{nameOf(review.matter)}</td>
          <td>{standing(review)}</td>
          <td>{review.servedAt === null ? words.none : momentText(review.servedAt)}</td>
          <td>
            {review.usedDays} / {limitText(review)}
          </td>
          <td>{stopsText(review)}</td>
          <td>{dueOfReview(review) ?? words.none}</td>
          <td>{review.closedAt === null ? words.none : dueText(review.closedAt)}</td>
        </tr>
      ))}
    </Table>
  );
}

const stopsText = ({ suspensions }: ReviewSummary): string =>
  suspensions.length === 0
    ? words.none
    : suspensions
        .map(
          ({ from, until, why }) =>
            `${wordFor(words.stop, why)}${words.colon}${spanText(dayText(dateOf(from)), until, why)}`,
        )
        .join(words.semicolon);

/** What lies with a higher authority has no end that any calendar could tell. */
const spanText = (from: string, until: string | null, why: string): string =>
  until === null && why === "higher-authority" ? CHART.since(from) : CHART.span(from, dueText(until));

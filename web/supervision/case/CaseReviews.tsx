/** The reviews of a case: how each stands, and what supervision may do about it. */
import { useState } from "preact/hooks";
import type { Case, ReviewSummary } from "../../shared/api/answers.ts";
import { proceededText, raisedText } from "../../shared/language/afterLadder.ts";
import { dueOfReview, momentText } from "../../shared/language/dates.ts";
import { nameOf, words } from "../../shared/language/language.ts";
import { says } from "../words.ts";
import { Empty, Lamp } from "../../shared/parts/notes.tsx";
import { call } from "../../shared/api/client.ts";
import { Shown } from "../../shared/load/Shown.tsx";
import { useLoaded } from "../../shared/load/useLoaded.ts";
import { Ledger } from "../../shared/parts/Ledger.tsx";
import { limitText } from "../../shared/parts/limit.ts";
import { ReviewNotices } from "../../shared/parts/ReviewNotices.tsx";
import { Table } from "../../shared/parts/Table.tsx";

type Props = {
  reviews: Case["reviews"];
  /** Those whose consent by silence may be revoked. */
  revocable: readonly string[];
  revoke: (review: ReviewSummary) => void;
};

export function CaseReviews({ reviews, revocable, revoke }: Props) {
  if (reviews.length === 0) return <Empty>{says.case.noReviews}</Empty>;
  return (
    <Table
      heads={[
        says.matter,
        says.department,
        says.lamp,
        says.status,
        says.due,
        says.case.used,
        says.handler,
        says.case.actions,
      ]}
      scrolls={`${says.case.reviews}: ${says.case.scroll}`}
    >
      {reviews.map((review) => (
        <Row
          key={review.reviewId}
          review={review}
          isRevocable={revocable.includes(review.reviewId)}
          revoke={revoke}
        />
      ))}
    </Table>
  );
}

/** What a row shows below itself, one at a time. */
type Below = "clock" | "notices";

type RowProps = { review: ReviewSummary; isRevocable: boolean } & Pick<Props, "revoke">;

function Row({ review, isRevocable, revoke }: RowProps) {
  const name = nameOf(review.matter);
  const [open, setOpen] = useState<Below | null>(null);
  const belowId = `below-${review.reviewId}`;
  const shows = (below: Below) => (
    <button
      type="button"
      class="quiet"
      aria-expanded={open === below}
      aria-controls={belowId}
      aria-label={`${says.case[below]}: ${name}`}
      onClick={() => setOpen(open === below ? null : below)}
    >
      {says.case[below]}
    </button>
  );
  return (
    <>
      <tr>
        <td>{name}</td>
        <td>{nameOf(review.department)}</td>
        <td>{review.status === "closed" ? words.reviewStatus.closed : <Lamp of={review} />}</td>
        <td>
          <Standing review={review} />
        </td>
        <td>{dueOfReview(review) ?? words.none}</td>
        <td>
          {review.usedDays} / {limitText(review)}
        </td>
        <td>{review.handler === null ? words.none : review.handler.name}</td>
        <td>
          {review.servedAt !== null && shows("clock")}
          {shows("notices")}
          {isRevocable && (
            <button
              type="button"
              class="quiet"
              aria-label={`${says.case.revoke}: ${name}`}
              onClick={() => revoke(review)}
            >
              {says.case.revoke}
            </button>
          )}
        </td>
      </tr>
      <tr id={belowId} hidden={open === null}>
        <td colSpan={8}>
          {open === "clock" && <Clock review={review} />}
          {open === "notices" && <ReviewNotices reviewId={review.reviewId} empty={says.case.noNotices} />}
        </td>
      </tr>
    </>
  );
}

/** Day by day, read when somebody opens it. */
function Clock({ review }: { review: ReviewSummary }) {
  const ledger = useLoaded(review.reviewId, async () => call("getClock", { path: review }));
  return <Shown of={ledger}>{(data) => <Ledger ledger={data} />}</Shown>;
}

/** Closed with which outcome, express or by silence; or how it stands. */
function Standing({ review }: { review: ReviewSummary }) {
  const { status, outcome, deemed, overdue, silence, raisedTo } = review;
  const why = proceededText(review);
  return (
    <>
      <span class={deemed ? "deemed" : undefined}>
        {outcome === null ? words.reviewStatus[status] : words.outcome[outcome]}
      </span>
      {outcome !== null && overdue && <small class="below">{says.case.late}</small>}
      {outcome === null && raisedTo !== null && (
        <small class="below">{says.now.raised(raisedText(review) ?? "")}</small>
      )}
      {why && <small class="below">{why}</small>}
      {silence !== null && silence.revokedAt !== null && (
        <small class="below">{says.case.revoked(momentText(silence.revokedAt))}</small>
      )}
    </>
  );
}

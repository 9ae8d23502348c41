/** The reviews of a case: how each stands, and what supervision may do about it. */
import { useState } from "preact/hooks";
import type { Case, ReviewSummary } from "../../app/api.ts";
import { dueText, momentText } from "../../app/dates.ts";
import { nameOf, words } from "../../app/language.ts";
import { says } from "../../pages/supervision.words.ts";
import { Empty, Lamp } from "../notes.tsx";
import { ClockOf } from "./ClockOf.tsx";
import { Wide } from "./Wide.tsx";

type Props = { reviews: Case["reviews"]; revoke: (review: ReviewSummary) => void };

export function CaseReviews({ reviews, revoke }: Props) {
  if (reviews.length === 0) return <Empty>{says.case.noReviews}</Empty>;
  return (
    <Wide label={`${says.case.reviews}: ${says.case.scroll}`}>
      <table class="wide">
        <thead>
          <tr>
            <th scope="col">{says.matter}</th>
            <th scope="col">{says.department}</th>
            <th scope="col">{says.lamp}</th>
            <th scope="col">{says.status}</th>
            <th scope="col">{says.due}</th>
            <th scope="col">{says.case.used}</th>
            <th scope="col">{says.handler}</th>
            <th scope="col">{says.case.actions}</th>
          </tr>
        </thead>
        <tbody>
          {reviews.map((review) => (
            <Row key={review.reviewId} review={review} revoke={revoke} />
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

function Row({ review, revoke }: { review: ReviewSummary; revoke: (review: ReviewSummary) => void }) {
  const name = nameOf(review.matter);
  const isDeemedConsent = review.outcome === "deemed-consent" && review.silence !== null;
  const [open, setOpen] = useState(false);
  const ledgerId = `ledger-${review.reviewId}`;
  return (
    <>
      <tr>
        <td>{name}</td>
        <td>{nameOf(review.department)}</td>
        <td>{review.status === "closed" ? words.reviewStatus.closed : <Lamp lamp={review.lamp} />}</td>
        <td>
          <Standing review={review} />
        </td>
        <td>{review.dueAt === null ? says.notYet : dueText(review.dueAt)}</td>
        <td>
          {review.usedDays} / {words.days(review.limitDays, review.limitUnit)}
        </td>
        <td>{review.handler === null ? words.none : review.handler.name}</td>
        <td>
          {review.servedAt !== null && (
            <button
              type="button"
              class="quiet"
              aria-expanded={open}
              aria-controls={ledgerId}
              aria-label={`${says.case.clock}: ${name}`}
              onClick={() => setOpen(!open)}
            >
              {says.case.clock}
            </button>
          )}
          {isDeemedConsent && review.silence?.revokedAt === null && (
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
      <tr id={ledgerId} hidden={!open}>
        <td colSpan={8}>{open && <ClockOf reviewId={review.reviewId} />}</td>
      </tr>
    </>
  );
}

/** Closed with which outcome, express or by silence; or how it stands. */
function Standing({
  review: { status, outcome, deemed, overdue, silence, raisedTo },
}: {
  review: ReviewSummary;
}) {
  return (
    <>
      <span class={deemed ? "deemed" : undefined}>
        {outcome === null ? words.reviewStatus[status] : words.outcome[outcome]}
      </span>
      {outcome !== null && overdue && <small class="below">{says.case.late}</small>}
      {outcome === null && raisedTo !== null && (
        <small class="below">{says.now.raised(says.now.raisedTo[raisedTo])}</small>
      )}
      {silence !== null && silence.revokedAt !== null && (
        <small class="below">{says.case.revoked(momentText(silence.revokedAt))}</small>
      )}
    </>
  );
}

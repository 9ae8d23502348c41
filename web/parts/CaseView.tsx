/** The applicant's case: where it stands, what is owed, the clocks, the matters, and everything that may be done. */
import type { Catalogue, Status } from "../app/api.ts";
import { momentText } from "../app/dates.ts";
import { nameOf } from "../app/language.ts";
import type { OwnCase } from "../app/ownCase.ts";
import { SAYS } from "../pages/applicant.words.ts";
import { DecisionTold } from "./case/DecisionTold.tsx";
import { ExportCase } from "./case/ExportCase.tsx";
import { JointReviewTold } from "./case/JointReviewTold.tsx";
import { isOver, sentenceOf } from "./case/sentence.ts";
import { useCase } from "./case/useCase.ts";
import { Withdrawal } from "./case/Withdrawal.tsx";
import { Complaints } from "./Complaints.tsx";
import { History } from "./History.tsx";
import { NoticeReader } from "./NoticeReader.tsx";
import { Empty, Loading, ProblemNote } from "./notes.tsx";
import { OwedMaterials } from "./OwedMaterials.tsx";
import { ReviewRow } from "./ReviewRow.tsx";
import { TimeChart } from "./TimeChart.tsx";

export function CaseView({ own, catalogue }: { own: OwnCase; catalogue: Catalogue }) {
  const { status, setStatus, now, error, busy, ask } = useCase(own);
  if (status === null)
    return error === null ? <Loading /> : <ProblemNote error={error} retry={() => void ask()} />;
  const nameOfReview = (reviewId: string): string => {
    const review = status.reviews.find((each) => each.reviewId === reviewId);
    return review ? `${nameOf(review.department)} · ${nameOf(review.matter)}` : reviewId;
  };
  const version = versionOf(status);
  return (
    <>
      <p class="sentence">{sentenceOf(status)}</p>
      <p class="own-refresh">
        {error !== null && <span class="note">{SAYS.stale}</span>}
        {now !== null && <span class="own-soft">{SAYS.asOf(momentText(now))}</span>}{" "}
        <button type="button" class="quiet" disabled={busy} onClick={() => void ask()}>
          {busy ? SAYS.refreshing : SAYS.refresh}
        </button>
      </p>
      <Particulars status={status} />
      {!isOver(status) && <OwedMaterials own={own} status={status} onStatus={setStatus} />}
      <DecisionTold status={status} nameOfReview={nameOfReview} />
      <JointReviewTold status={status} catalogue={catalogue} nameOfReview={nameOfReview} />
      <section aria-labelledby="chart-title">
        <h2 id="chart-title">{SAYS.chart.title}</h2>
        <TimeChart status={status} now={now ?? status.receivedAt} />
      </section>
      <section aria-labelledby="reviews-title">
        <h2 id="reviews-title">{SAYS.reviews.title}</h2>
        {status.reviews.length === 0 && <Empty>{SAYS.reviews.none}</Empty>}
        <div class="own-cards">
          {status.reviews.map((review) => (
            <ReviewRow key={review.reviewId} own={own} review={review} nameOfReview={nameOfReview} />
          ))}
        </div>
      </section>
      <NoticeReader own={own} version={version} />
      <History own={own} catalogue={catalogue} version={version} nameOfReview={nameOfReview} />
      <Complaints own={own} status={status} nameOfReview={nameOfReview} onFiled={() => void ask()} />
      {!isOver(status) && <Withdrawal own={own} onStatus={setStatus} />}
      <ExportCase own={own} />
    </>
  );
}

/** Changes whenever something happened that brings a notice or an entry of the history. */
const versionOf = ({ status, owed, reviews }: Status): string =>
  JSON.stringify([
    status,
    owed.map(({ code }) => code),
    reviews.map((review) => [review.status, review.outcome, review.dueAt, review.raisedTo, review.stop]),
  ]);

function Particulars({ status }: { status: Status }) {
  const { facts } = SAYS;
  const { project, acceptedAt, accepted, lead, ended } = status;
  return (
    <dl class="facts">
      <dt>{facts.number}</dt>
      <dd>
        <code>{status.applicationId}</code>
      </dd>
      <dt>{facts.project}</dt>
      <dd>{project.name}</dd>
      <dt>{facts.projectCode}</dt>
      <dd>{project.code}</dd>
      <dt>{facts.received}</dt>
      <dd>{momentText(status.receivedAt)}</dd>
      {acceptedAt !== null && (
        <>
          <dt>{facts.accepted}</dt>
          <dd>
            {momentText(acceptedAt)}
            {accepted && ` (${facts.how[accepted]})`}
          </dd>
        </>
      )}
      {lead && (
        <>
          <dt>{facts.lead}</dt>
          <dd>{nameOf(lead)}</dd>
        </>
      )}
      {ended && ended.reasons !== null && (
        <>
          <dt>{facts.reasons}</dt>
          <dd>{ended.reasons}</dd>
        </>
      )}
      {ended && ended.referral !== null && (
        <>
          <dt>{facts.referral}</dt>
          <dd>{ended.referral}</dd>
        </>
      )}
    </dl>
  );
}

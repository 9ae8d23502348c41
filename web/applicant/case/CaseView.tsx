/** The applicant's case: where it stands, what is owed, the clocks, the matters, and everything that may be done. */
import { useState } from "preact/hooks";
import type { Catalogue, Status } from "../../shared/api/answers.ts";
import { callText } from "../../shared/api/client.ts";
import { offered } from "../../shared/api/offers.ts";
import { session } from "../../shared/api/session.ts";
import { momentText } from "../../shared/language/dates.ts";
import { language, nameOf, words } from "../../shared/language/language.ts";
import { isInGreen } from "../../shared/green/inGreen.ts";
import { GreenChannel } from "../../shared/green/later.ts";
import { useAnswer } from "../../shared/load/useLoaded.ts";
import { later } from "../../shared/load/later.tsx";
import { Folded } from "../../shared/parts/Folded.tsx";
import { Facts } from "../../shared/parts/Facts.tsx";
import { wholeText } from "../../shared/parts/whole.ts";
import { lateLines } from "../../shared/parts/late.tsx";
import { NoticeReader } from "../../shared/parts/NoticeReader.tsx";
import { Empty, Loading, ProblemNote } from "../../shared/parts/notes.tsx";
import { Promises } from "../../shared/parts/Promises.tsx";
import { SaveButton } from "../../shared/parts/SaveButton.tsx";
import { WholeProject } from "../../shared/project/later.ts";
import { caseText } from "../../shared/state/said.ts";
import { TimeChart } from "../chart/TimeChart.tsx";
import type { OwnCase } from "../ownCase.ts";
import { SAYS } from "../words.ts";
import { contactText } from "./firstContact.ts";
import {
  Complaints,
  InquiriesShown,
  RatingsShown,
  Rectification,
  Reissue,
  RevocationsShown,
} from "./acts/later.ts";
import { AddFlag } from "./AddFlag.tsx";
import { Bill } from "./Bill.tsx";
import { Contact } from "./Contact.tsx";
import { DecisionTold } from "./DecisionTold.tsx";
import { History } from "./History.tsx";
import { Messages, Unread, useMessages } from "./Messages.tsx";
import { OwedMaterials } from "./OwedMaterials.tsx";
import { ProjectChange } from "./ProjectChange.tsx";
import { SiteVisits } from "./SiteVisits.tsx";
import { Stages } from "./Stages.tsx";
import { ReviewRow } from "./ReviewRow.tsx";
import { useCase } from "./useCase.ts";
import { Withdrawal } from "./Withdrawal.tsx";

/** Few cases come to one. */
const JointReview = later(async () => (await import("../../shared/parts/JointReview.tsx")).JointReview);

type Props = {
  own: OwnCase;
  catalogue: Catalogue;
  /** Another code holds from now on. */
  onCode: (queryCode: string) => void;
};

export function CaseView({ own, catalogue, onCode }: Props) {
  const { data, error, busy, reload, put } = useCase(own);
  const [turn, setTurn] = useState(0);
  const messages = useMessages(own, data && versionOf(data.status));
  if (data === null) return error === null ? <Loading /> : <ProblemNote error={error} retry={reload} />;
  const { status, now } = data;
  const version = versionOf(status);
  /** What a case does not tell the version of is read again with it where somebody wants to see it anew. */
  const beside = `${version} ${turn}`;
  const readAnew = () => {
    reload();
    setTurn(turn + 1);
  };
  const onStatus = (next: Status) => put({ status: next, now });
  const [handIn, withdraw] = [offered(status, "handInMaterial"), offered(status, "withdrawApplication")];
  const reissue = offered(status, "reissueQueryCode");
  const [change, flag] = [offered(status, "changeProject"), offered(status, "addFlag")];
  return (
    <>
      <Stages status={status} />
      <p class="sentence">
        {caseText(status, "applicant")} <Unread {...messages} />
      </p>
      {error !== null && <p class="note">{SAYS.stale}</p>}
      <div class={status.reviews.length === 0 ? "at-a-glance early" : "at-a-glance"}>
        <div class="owed">
          {/* Who may still withdraw may still be asked for something. */}
          {(handIn ?? withdraw) && (
            <OwedMaterials
              own={own}
              status={status}
              catalogue={catalogue}
              offer={handIn}
              onStatus={onStatus}
            />
          )}
          <Promises promises={status.promises} catalogue={catalogue} level="h2" />
        </div>
        <section class="times" aria-labelledby="chart-title">
          <div class="row">
            <h2 id="chart-title">{SAYS.chart.title}</h2>
            {now !== null && <span class="soft">{SAYS.asOf(momentText(now))}</span>}
            <button type="button" class="quiet no-print" disabled={busy} onClick={readAnew}>
              {busy ? SAYS.refreshing : SAYS.refresh}
            </button>
          </div>
          <TimeChart status={status} now={now ?? status.receivedAt} />
        </section>
        <section class="particulars" aria-labelledby="facts-title">
          <h2 id="facts-title">{SAYS.facts.title}</h2>
          <Particulars status={status} />
        </section>
      </div>
      {session()?.role === "applicant" && (
        <Folded title={words.wholeProject}>
          <WholeProject
            by="getOwnProject"
            code={status.project.code}
            catalogue={catalogue}
            addressOf={({ applicationId }) => `#${applicationId}`}
          />
        </Folded>
      )}
      <Messages {...messages} catalogue={catalogue} />
      <Facts facts={[[words.late.title, lateLines(status.late, catalogue)]]} />
      <DecisionTold own={own} status={status} catalogue={catalogue} />
      <Bill own={own} status={status} catalogue={catalogue} version={beside} />
      <SiteVisits own={own} status={status} catalogue={catalogue} version={beside} onChanged={reload} />
      {isInGreen(status.reviews) && (
        <section aria-labelledby="green-title">
          <h2 id="green-title">{words.greenChannel}</h2>
          <GreenChannel applicationId={own.applicationId} catalogue={catalogue} by={own} standing={beside} />
        </section>
      )}
      {status.jointReview && (
        <section aria-labelledby="joint-title">
          <h2 id="joint-title">{SAYS.joint}</h2>
          <JointReview joint={status.jointReview} reviews={status.reviews} catalogue={catalogue} by={own} />
        </section>
      )}
      {status.rectification && (
        <Rectification
          own={own}
          told={status.rectification}
          status={status}
          catalogue={catalogue}
          onStatus={onStatus}
        />
      )}
      {[...status.reviews, ...status.formerReviews].some(({ silence }) => silence?.announced) && (
        <RevocationsShown own={own} status={status} onStatus={onStatus} />
      )}
      <section aria-labelledby="reviews-title">
        <h2 id="reviews-title">{SAYS.reviews.title}</h2>
        {status.reviews.length === 0 && <Empty>{SAYS.reviews.none}</Empty>}
        <div class="panels">
          {status.reviews.map((review) => (
            <ReviewRow key={review.reviewId} own={own} review={review} catalogue={catalogue} />
          ))}
        </div>
      </section>
      {status.formerReviews.length > 0 && (
        <section aria-labelledby="former-title">
          <h2 id="former-title">{SAYS.reviews.former}</h2>
          <p>{SAYS.reviews.formerWhy}</p>
          <div class="panels">
            {status.formerReviews.map((review) => (
              <ReviewRow key={review.reviewId} own={own} review={review} catalogue={catalogue} />
            ))}
          </div>
        </section>
      )}
      <Notices own={own} version={version} />
      <History own={own} catalogue={catalogue} version={version} />
      <section aria-labelledby="inquiries-title">
        <h2 id="inquiries-title">{SAYS.inquiries.title}</h2>
        <p class="no-print">{SAYS.inquiries.intro}</p>
        <Folded title={SAYS.inquiries.open} isOpen={status.inquiries.length > 0}>
          <InquiriesShown own={own} status={status} onAsked={reload} />
        </Folded>
      </section>
      {(status.ratings.length > 0 || offered(status, "rateDepartment")) && (
        <RatingsShown own={own} status={status} catalogue={catalogue} onRated={reload} />
      )}
      <Complaints own={own} status={status} catalogue={catalogue} onFiled={reload} />
      {change && <ProjectChange own={own} status={status} catalogue={catalogue} onStatus={onStatus} />}
      {flag && <AddFlag own={own} offer={flag} onStatus={onStatus} />}
      {withdraw && <Withdrawal own={own} mustSignIn={catalogue.confirmBySignIn} onStatus={onStatus} />}
      {reissue && (
        <Reissue
          own={own}
          offer={reissue}
          onStale={reload}
          onReissued={(queryCode) => {
            if (own.queryCode !== null) onCode(queryCode);
            reload();
          }}
        />
      )}
      <Contact own={own} catalogue={catalogue} type={status.project.type} />
      <section class="no-print" aria-labelledby="export-title">
        <h2 id="export-title">{SAYS.bundle.title}</h2>
        <p>{SAYS.bundle.intro}</p>
        <SaveButton
          label={SAYS.bundle.save}
          name={`${own.applicationId}.jsonl`}
          type="application/jsonl"
          read={async () => callText("exportApplication", { path: own, by: own }, "application/jsonl")}
        />
      </section>
    </>
  );
}

/** Changes whenever something happened that brings a notice or an entry of the history. */
const versionOf = ({ status, owed, reviews }: Status): string =>
  JSON.stringify([
    status,
    owed.map(({ code }) => code),
    reviews.map((review) => [
      review.status,
      review.outcome,
      review.dueAt,
      review.raisedTo,
      review.stop,
      review.silence?.announced,
      review.silence?.revokedAt,
    ]),
  ]);

function Notices({ own, version }: { own: OwnCase; version: string }) {
  const list = useAnswer("listNotices", { path: own, by: own }, version);
  const read = async (noticeId: string) =>
    callText("getNotice", { path: { ...own, noticeId }, query: { lang: language }, by: own }, "text/html");
  return (
    <section aria-labelledby="notices-title">
      <h2 id="notices-title">{SAYS.notices.title}</h2>
      <NoticeReader list={list} read={read} empty={SAYS.notices.none} />
    </section>
  );
}

function Particulars({ status }: { status: Status }) {
  const { facts } = SAYS;
  const { project, acceptedAt, accepted, lead, ended } = status;
  return (
    <Facts
      facts={[
        [facts.number, <code>{status.applicationId}</code>],
        [facts.project, project.name],
        [facts.projectCode, project.code],
        [facts.received, momentText(status.receivedAt)],
        [
          facts.accepted,
          acceptedAt !== null &&
            `${momentText(acceptedAt)}${accepted ? words.aside(words.accepted[accepted]) : ""}`,
        ],
        [words.whole.title, wholeText(status.whole)],
        [facts.lead, lead && nameOf(lead)],
        [facts.firstContact, status.firstContact && contactText(status.firstContact)],
        [facts.reasons, ended?.reasons],
        [facts.referral, ended?.referral],
      ]}
    />
  );
}

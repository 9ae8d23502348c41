/** The complaints of the case, as the applicant filed them, and what was answered: cause, remedy, answer. */
import type { Complaint } from "../../app/api.ts";
import { dueText, momentText } from "../../app/dates.ts";
import { SAYS } from "../../pages/applicant.words.ts";

const SAY = SAYS.complaint;

export type ComplaintsFiledProps = {
  complaints: readonly Complaint[];
  /** Whom a complaint is about, by name. */
  nameOfAbout: (about: Complaint["about"]) => string;
};

export function ComplaintsFiled({ complaints, nameOfAbout }: ComplaintsFiledProps) {
  if (complaints.length === 0) return null;
  return (
    <>
      <h3>{SAY.filedTitle}</h3>
      {complaints.map((complaint) => (
        <Filed key={complaint.complaintId} complaint={complaint} about={nameOfAbout(complaint.about)} />
      ))}
    </>
  );
}

function Filed({ complaint, about }: { complaint: Complaint; about: string }) {
  const { complaintId, text, filedAt, answerBy, overdue, answer, answeredAt } = complaint;
  return (
    <article class="own-card" aria-label={`${SAY.title} ${complaintId}`}>
      <dl class="facts">
        <dt>{SAY.about}</dt>
        <dd>
          <strong>{about}</strong>
        </dd>
        <dt>{SAY.text}</dt>
        <dd class="said">{text}</dd>
        <dt>{SAY.number}</dt>
        <dd>
          <code>{complaintId}</code>
        </dd>
        <dt>{SAY.filedAt}</dt>
        <dd>{momentText(filedAt)}</dd>
        <dt>{SAY.answerBy}</dt>
        <dd>
          {dueText(answerBy)}
          {overdue && ` (${SAY.overdue})`}
          {answer === null && !overdue && ` (${SAY.open})`}
        </dd>
        {answer && (
          <>
            <dt>{SAY.answeredAt}</dt>
            <dd>{answeredAt !== null && momentText(answeredAt)}</dd>
            <dt>{SAY.cause}</dt>
            <dd class="said">{answer.cause}</dd>
            <dt>{SAY.remedy}</dt>
            <dd class="said">{answer.remedy}</dd>
            <dt>{SAY.reply}</dt>
            <dd class="said">{answer.answer}</dd>
          </>
        )}
      </dl>
    </article>
  );
}

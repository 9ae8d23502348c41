/** One complaint: whom it is about, until when it must be answered, and the answer once there is one. */
import type { ComponentChildren } from "preact";
import type { Catalogue, Complaint } from "../../app/api.ts";
import { dueText, momentText } from "../../app/dates.ts";
import { says } from "../../pages/supervision.words.ts";
import { aboutText } from "./aboutText.ts";

type Props = { complaint: Complaint; catalogue: Catalogue; children?: ComponentChildren };

export function ComplaintCard({ complaint, catalogue, children }: Props) {
  const { complaintId, applicationId, answer, answeredAt } = complaint;
  return (
    <article class="complaint" aria-label={complaintId}>
      <dl class="facts">
        <dt>{says.complaints.answerBy}</dt>
        <dd>
          {dueText(complaint.answerBy)}
          {complaint.overdue && (
            <>
              {" "}
              <span class="lamp lamp-red">{says.complaints.overdue}</span>
            </>
          )}
        </dd>
        <dt>{says.complaints.about}</dt>
        <dd>{aboutText(complaint.about, catalogue)}</dd>
        <dt>{says.application}</dt>
        <dd>
          <a href={`#${applicationId}`}>{applicationId}</a>
        </dd>
        <dt>{says.complaints.filedAt}</dt>
        <dd>{momentText(complaint.filedAt)}</dd>
        <dt>{says.complaints.text}</dt>
        <dd class="said">{complaint.text}</dd>
        {answer && (
          <>
            <dt>{says.complaints.cause}</dt>
            <dd class="said">{answer.cause}</dd>
            <dt>{says.complaints.remedy}</dt>
            <dd class="said">{answer.remedy}</dd>
            <dt>{says.complaints.reply}</dt>
            <dd class="said">{answer.answer}</dd>
          </>
        )}
        {answeredAt !== null && (
          <>
            <dt>{says.complaints.answeredAt}</dt>
            <dd>{momentText(answeredAt)}</dd>
          </>
        )}
      </dl>
      {children}
    </article>
  );
}

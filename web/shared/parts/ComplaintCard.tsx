/** One complaint: whom it is about, until when it must be answered, and the answer once there is one. */
import type { ComponentChildren } from "preact";
import type { Catalogue, Complaint } from "../api/answers.ts";
import type { Credentials } from "../api/session.ts";
import { Attachments } from "../files/Attachments.tsx";
import { dueText, momentText } from "../language/dates.ts";
import { words } from "../language/language.ts";
import { Facts, type Fact } from "./Facts.tsx";
import { aboutName } from "./names.ts";
import { Badge } from "./notes.tsx";

const SAYS = words.complaint;

export type ComplaintCardProps = {
  complaint: Complaint;
  catalogue: Catalogue;
  /** What else is told of it. */
  more?: readonly Fact[];
  /** Who reads: whoever is signed in, unless said otherwise. */
  by?: Credentials;
  children?: ComponentChildren;
};

export function ComplaintCard({ complaint, catalogue, more = [], by, children }: ComplaintCardProps) {
  const { complaintId, about, text, attachments, filedAt, answer, answeredAt } = complaint;
  const said = (words: string) => <span class="said">{words}</span>;
  return (
    <article class="panel" aria-label={`${SAYS.title} ${complaintId}`}>
      <Facts
        facts={[
          [SAYS.about, <strong>{aboutName(about, catalogue)}</strong>],
          [SAYS.text, said(text)],
          [words.attached.attach, attachments && <Attachments files={attachments} by={by} />],
          [SAYS.number, <code>{complaintId}</code>],
          ...more,
          [SAYS.filedAt, momentText(filedAt)],
          [SAYS.answerBy, <AnswerBy complaint={complaint} />],
          [SAYS.answeredAt, answeredAt !== null && momentText(answeredAt)],
          [SAYS.cause, answer && said(answer.cause)],
          [SAYS.remedy, answer && said(answer.remedy)],
          [SAYS.responsibility, answer && said(answer.responsibility)],
          [SAYS.reply, answer && said(answer.answer)],
          [SAYS.replyAttached, answer?.attachments && <Attachments files={answer.attachments} by={by} />],
        ]}
      />
      {children}
    </article>
  );
}

const AnswerBy = ({ complaint: { answerBy, overdue, answer } }: { complaint: Complaint }) => (
  <>
    {dueText(answerBy)}{" "}
    {overdue ? <Badge tone="red">{SAYS.overdue}</Badge> : !answer && words.aside(SAYS.open)}
  </>
);

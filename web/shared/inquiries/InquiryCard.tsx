/** One question: who answers for it, until when, what has become of it, and the answer once there is one. */
import type { ComponentChildren } from "preact";
import type { Inquiry } from "../api/answers.ts";
import { dueText, momentText } from "../language/dates.ts";
import { nameOf, words } from "../language/language.ts";
import { Facts, lines, type Fact } from "../parts/Facts.tsx";
import { Badge } from "../parts/notes.tsx";
import { inquiryWords as SAYS } from "./words.ts";

type Props = {
  inquiry: Inquiry;
  /** What else is told of it. */
  more?: readonly Fact[];
  children?: ComponentChildren;
};

export function InquiryCard({ inquiry, more = [], children }: Props) {
  const { text, askedAt, offered, steps, answer, answeredAt } = inquiry;
  const said = (words: string) => <span class="said">{words}</span>;
  return (
    <article class="panel" aria-label={SAYS.card(momentText(askedAt))}>
      <Facts
        facts={[
          [SAYS.text, said(text)],
          ...more,
          [SAYS.askedAt, momentText(askedAt)],
          [SAYS.answerBy, <AnswerBy inquiry={inquiry} />],
          [SAYS.holder, holderText(inquiry)],
          [SAYS.offered, offered && SAYS.offeredTo(nameOf(offered.organ), dueText(offered.answerBy))],
          [SAYS.course, steps.length > 0 && lines(steps.map(stepText))],
          [SAYS.answer, answer !== null && said(answer)],
          [SAYS.answeredAt, answeredAt !== null && momentText(answeredAt)],
        ]}
      />
      {children}
    </article>
  );
}

function AnswerBy({ inquiry: { answerBy, lamp, raisedTo, urged, awaitsAssignment } }: { inquiry: Inquiry }) {
  return (
    <>
      {dueText(answerBy)} <Badge tone={lamp}>{SAYS.lamp[lamp as keyof typeof SAYS.lamp]}</Badge>
      {raisedTo !== null &&
        words.aside([SAYS.raised[raisedTo], urged?.name].filter(Boolean).join(words.comma))}
      {awaitsAssignment && words.aside(SAYS.toAssign)}
    </>
  );
}

function holderText({ holder: { organ, post, person, enquiries } }: Inquiry): string {
  const who = `${person.name}${person.post === null ? "" : words.aside(words.post[person.post])}`;
  return [nameOf(organ), post, who, enquiries].filter((part) => part !== null).join(words.comma);
}

function stepText({ step, at, organ, person, reasons }: Inquiry["steps"][number]): string {
  const who = organ ? nameOf(organ) : (person ?? "");
  return [momentText(at), SAYS.step[step](who), reasons].filter((part) => part !== null).join(words.comma);
}

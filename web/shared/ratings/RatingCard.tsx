/** One rating: of whom, the mark, the words, and what supervision did about it. */
import type { ComponentChildren } from "preact";
import type { Catalogue, Rating } from "../api/answers.ts";
import { dueText, momentText } from "../language/dates.ts";
import { Facts, type Fact } from "../parts/Facts.tsx";
import { departmentName } from "../parts/names.ts";
import { Badge } from "../parts/notes.tsx";
import { ratingWords as SAYS } from "./words.ts";

type Props = {
  rating: Rating;
  catalogue: Catalogue;
  more?: readonly Fact[];
  children?: ComponentChildren;
};

const said = (text: string) => <span class="said">{text}</span>;

export function RatingCard({ rating, catalogue, more = [], children }: Props) {
  const { ratingId, department, mark, words, agreed, ratedAt, duty, called, extended } = rating;
  const { answered, followUp, excluded } = rating;
  const by = (until: string | null, isLate: boolean) => (
    <>
      {dueText(until)} {isLate && <Badge tone="red">{SAYS.late}</Badge>}
    </>
  );
  const done = (at: string, text: string | null) =>
    said(text === null ? momentText(at) : `${momentText(at)} · ${text}`);
  return (
    <article class="panel" aria-label={`${SAYS.number} ${ratingId}`}>
      <Facts
        facts={[
          [SAYS.department, <strong>{departmentName(department, catalogue)}</strong>],
          [SAYS.mark, SAYS.marks[mark]],
          [SAYS.words, words && said(words)],
          [SAYS.agree, words && (agreed ? SAYS.yes : SAYS.no)],
          [SAYS.ratedAt, momentText(ratedAt)],
          ...more,
          [SAYS.callBy, duty?.owed && !called && by(duty.callBy, duty.callLate)],
          [SAYS.called, called && done(called.at, called.note)],
          [SAYS.extended, extended && done(extended.at, extended.reasons)],
          [SAYS.answerBy, duty?.owed && by(duty.answerBy, duty.answerLate)],
          [SAYS.answer, answered && done(answered.at, answered.answer)],
          [SAYS.followUp, followUp && done(followUp.at, followUp.words)],
          [
            SAYS.excluded,
            excluded && done(excluded.at, `${SAYS.grounds[excluded.ground]} · ${excluded.reasons}`),
          ],
        ]}
      />
      {children}
    </article>
  );
}

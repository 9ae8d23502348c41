/** What a decision settles: a written answer to every objector, and what holds where conditions clash. */
import type { Catalogue } from "../../shared/api/answers.ts";
import { Field, GroupFault } from "../../shared/form/Field.tsx";
import type { Body } from "../../shared/form/nest.ts";
import { figureName } from "../../shared/parts/figures.ts";
import { reviewName } from "../../shared/parts/names.ts";
import { leading } from "./words.ts";
import { WantedFields } from "./FigureFields.tsx";

const SAYS = leading.joint;

type Props = { answers: readonly string[]; clashes: readonly string[]; catalogue: Catalogue };

export const SettlingFields = ({ answers, clashes, catalogue }: Props) => (
  <>
    <GroupFault path="answers" />
    {answers.map((reviewId, i) => (
      <div key={reviewId}>
        <input type="hidden" name={`answers[${i}].reviewId`} value={reviewId} />
        <Field
          path={`answers[${i}].reasons`}
          label={SAYS.answer(reviewName(reviewId, catalogue))}
          hint={SAYS.answerHint}
          optional
        />
      </div>
    ))}
    <GroupFault path="resolutions" />
    {clashes.map((about, i) => (
      <div key={about}>
        <input type="hidden" name={`resolutions[${i}].about`} value={about} />
        <WantedFields path={`resolutions[${i}]`} code={about} catalogue={catalogue} optional />
        <Field
          path={`resolutions[${i}].text`}
          label={SAYS.resolution(figureName(about, catalogue))}
          hint={SAYS.resolutionHint}
          optional
        />
      </div>
    ))}
  </>
);

type Said = {
  answers?: { reasons?: string }[];
  resolutions?: { text?: string; value?: number }[];
};

/** What was left blank was not answered; whether it had to be, the rules say. */
export function withoutBlanks(body: Body): Body {
  const { answers = [], resolutions = [] } = body as Said;
  return {
    ...body,
    answers: answers.filter(({ reasons }) => reasons !== undefined),
    resolutions: resolutions.filter(({ text, value }) => text !== undefined || value !== undefined),
  };
}

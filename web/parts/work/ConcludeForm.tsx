/** The conclusion: minutes, a written answer to every objector, what holds where conditions clash, who was there. */
import { useState } from "preact/hooks";
import { says } from "../../pages/work.words.ts";
import type { CaseFormProps } from "./caseForm.ts";
import { CommandForm } from "./CommandForm.tsx";
import { Departments } from "./Departments.tsx";
import { Field, GroupFault, Radios } from "./Field.tsx";
import { matterName } from "./ReviewFacts.tsx";

const SAYS = says.joint;

export function ConcludeForm({ file, catalogue, onDone }: CaseFormProps) {
  const [result, setResult] = useState("");
  if (!file.jointReview?.sitting) return null;
  const { objections, clashes, sitting, positions } = file.jointReview;
  const withdrawn = positions.filter(({ kind }) => kind === "withdraws").map(({ reviewId }) => reviewId);
  const cancelled = file.reviews
    .filter(({ outcome }) => outcome === "cancelled")
    .map(({ reviewId }) => reviewId);
  return (
    <CommandForm
      command={{ method: "PUT", path: `/v1/applications/${file.applicationId}/joint-review/conclusion` }}
      submit={SAYS.submitConclude}
      onDone={onDone}
      toBody={withoutBlankAnswers}
    >
      <h4>{SAYS.conclude}</h4>
      <Radios
        path="result"
        legend={SAYS.result}
        options={SAYS.results}
        chosen={result}
        onChoose={setResult}
      />
      <Field path="minutes" label={SAYS.minutes} hint={SAYS.minutesHint} kind="text" />
      <Field path="reasons" label={SAYS.reasons} kind="text" />
      <Field
        path="article"
        label={says.opinion.article}
        hint={SAYS.articleHint}
        optional={result !== "refuse"}
      />
      <GroupFault path="answers" />
      {[...objections, ...cancelled].map((reviewId, i) => {
        const isWithdrawn = withdrawn.includes(reviewId);
        const hint = cancelled.includes(reviewId) ? SAYS.cancelledHint : SAYS.answerHint;
        return (
          <div key={reviewId}>
            <input type="hidden" name={`answers[${i}].reviewId`} value={reviewId} />
            <Field
              path={`answers[${i}].reasons`}
              label={SAYS.answer(matterName(reviewId, catalogue))}
              hint={isWithdrawn ? `${SAYS.withdrawn}; ${hint}` : hint}
              optional
            />
          </div>
        );
      })}
      <GroupFault path="resolutions" />
      {clashes.map(({ about }, i) => (
        <div key={about}>
          <input type="hidden" name={`resolutions[${i}].about`} value={about} />
          <Field
            path={`resolutions[${i}].text`}
            label={SAYS.resolution(about)}
            hint={SAYS.resolutionHint}
            optional
          />
        </div>
      ))}
      <Departments path="present[]" legend={SAYS.present} ids={sitting.invited} catalogue={catalogue} />
    </CommandForm>
  );
}

type Said = { answers?: { reasons?: string }[]; resolutions?: { text?: string }[] };

/** What was left blank was not answered; whether it had to be, the rules say. */
function withoutBlankAnswers(body: Record<string, unknown>): Record<string, unknown> {
  const { answers = [], resolutions = [] } = body as Said;
  return {
    ...body,
    answers: answers.filter(({ reasons }) => reasons !== undefined),
    resolutions: resolutions.filter(({ text }) => text !== undefined),
  };
}

/** The conclusion: minutes, a written answer to every objector, what holds where conditions clash, who was there. */
import { call } from "../../shared/api/client.ts";
import { Field, GroupFault, Ticks } from "../../shared/form/Field.tsx";
import { Form } from "../../shared/form/Form.tsx";
import type { Body } from "../../shared/form/nest.ts";
import { words } from "../../shared/language/language.ts";
import { departmentName, reviewName } from "../../shared/parts/names.ts";
import { says } from "../words.ts";
import type { OfferedFormProps } from "./caseForm.ts";
import { ResultFields } from "./ResultFields.tsx";

const SAYS = says.joint;

type Props = OfferedFormProps<"concludeJointReview">;

export function ConcludeForm({ file, offer, catalogue, onDone, onStale }: Props) {
  const { answers, clashes, present, results } = offer.limits;
  return (
    <Form
      submit={SAYS.submitConclude}
      send={async (body) => call("concludeJointReview", { path: file, body: withoutBlanks(body) })}
      onDone={onDone}
      onStale={onStale}
    >
      <h4>{SAYS.conclude}</h4>
      <Field path="minutes" label={words.joint.minutes} hint={SAYS.minutesHint} kind="text" />
      <ResultFields results={results} />
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
          <Field
            path={`resolutions[${i}].text`}
            label={SAYS.resolution(about)}
            hint={SAYS.resolutionHint}
            optional
          />
        </div>
      ))}
      <Ticks
        path="present"
        legend={SAYS.present}
        options={present.map((id) => [id, departmentName(id, catalogue)])}
      />
    </Form>
  );
}

type Said = { answers?: { reasons?: string }[]; resolutions?: { text?: string }[] };

/** What was left blank was not answered; whether it had to be, the rules say. */
function withoutBlanks(body: Body): Body {
  const { answers = [], resolutions = [] } = body as Said;
  return {
    ...body,
    answers: answers.filter(({ reasons }) => reasons !== undefined),
    resolutions: resolutions.filter(({ text }) => text !== undefined),
  };
}

/** 接收移送: accepts a matter that was handed on, or disputes that it is the department's. */
import { useState } from "preact/hooks";
import type { Catalogue } from "../../../shared/api/answers.ts";
import { call } from "../../../shared/api/client.ts";
import { Choice, Field, Radios } from "../../../shared/form/Field.tsx";
import { Part } from "../../../shared/form/Part.tsx";
import { words } from "../../../shared/language/language.ts";
import { departmentName } from "../../../shared/parts/names.ts";
import { DeskForm } from "../../form/DeskForm.tsx";
import { draftName } from "../../form/names.ts";
import { says } from "./words.ts";
import type { ReviewFormProps } from "../reviewForm.ts";

const SAYS = says.referral;

type Props = ReviewFormProps & { catalogue: Catalogue };

export function ReferralForm({ review, catalogue, onDone, onStale }: Props) {
  const [chosen, setChosen] = useState("");
  return (
    <DeskForm
      draft={draftName("answerReferral", review.reviewId)}
      final={SAYS.explain}
      submit={SAYS.submit}
      send={async (body) => call("answerReferral", { path: review, body })}
      onDone={onDone}
      onStale={onStale}
    >
      <p>{SAYS.explain}</p>
      <Radios
        path="answer"
        legend={SAYS.answer}
        options={Object.entries(SAYS.answers)}
        chosen={chosen}
        onChoose={setChosen}
      />
      <Part shown={chosen === "disputes"}>
        <Field path="reasons" label={SAYS.reasons} kind="text" />
        <Choice path="names" label={SAYS.names} hint={SAYS.namesHint} optional>
          <option value="">{words.none}</option>
          {catalogue.departments
            .filter(({ id }) => id !== review.department.id)
            .map(({ id }) => (
              <option key={id} value={id}>
                {departmentName(id, catalogue)}
              </option>
            ))}
        </Choice>
      </Part>
    </DeskForm>
  );
}

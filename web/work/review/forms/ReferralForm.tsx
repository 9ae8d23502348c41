/** 接收移送: accepts a matter that was handed on, or disputes that it is the department's. */
import { useState } from "preact/hooks";
import { call } from "../../../shared/api/client.ts";
import { Field, Radios } from "../../../shared/form/Field.tsx";
import { Part } from "../../../shared/form/Part.tsx";
import { DeskForm } from "../../form/DeskForm.tsx";
import { draftName } from "../../form/names.ts";
import { says } from "./words.ts";
import type { ReviewFormProps } from "../reviewForm.ts";

const SAYS = says.referral;

export function ReferralForm({ review, onDone, onStale }: ReviewFormProps) {
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
      </Part>
    </DeskForm>
  );
}

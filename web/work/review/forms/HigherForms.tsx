/** 需国家、省审批: the matter is sent on after the first examination, and the answer put on record. */
import { useState } from "preact/hooks";
import { call } from "../../../shared/api/client.ts";
import { Attach } from "../../../shared/files/Attach.tsx";
import { Field, Radios } from "../../../shared/form/Field.tsx";
import { dayText } from "../../../shared/language/dates.ts";
import { nameOf } from "../../../shared/language/language.ts";
import { DeskForm } from "../../form/DeskForm.tsx";
import { draftName } from "../../form/names.ts";
import type { OfferedFormProps } from "../reviewForm.ts";
import { says } from "./words.ts";

const SAYS = says.higher;

export function SendOnForm({ review, offer, onDone, onStale }: OfferedFormProps<"sendOn">) {
  const { earliest, latest } = offer.limits;
  return (
    <DeskForm
      draft={draftName("sendOn", review.reviewId)}
      final={SAYS.sendExplain}
      submit={SAYS.send}
      send={async (body) => call("sendOn", { path: review, body })}
      onDone={onDone}
      onStale={onStale}
    >
      <p>
        {review.higher && SAYS.to(nameOf(review.higher.authority))}
        {SAYS.sendExplain}
      </p>
      <Field path="number" label={SAYS.number} longest={60} />
      <Field path="expectedOn" label={SAYS.expectedOn} kind="date" min={earliest} max={latest} />
      <Field path="tracker.name" label={SAYS.name} longest={20} />
      <Field path="tracker.phone" label={SAYS.phone} kind="tel" longest={40} />
      <Attach of={{ applicationId: review.applicationId }} />
    </DeskForm>
  );
}

export function HigherAnswerForm({ review, offer, onDone, onStale }: OfferedFormProps<"recordHigherAnswer">) {
  const [result, setResult] = useState("");
  const { earliest, latest } = offer.limits;
  return (
    <DeskForm
      draft={draftName("recordHigherAnswer", review.reviewId)}
      final={SAYS.answerExplain}
      submit={SAYS.record}
      send={async (body) => call("recordHigherAnswer", { path: review, body })}
      onDone={onDone}
      onStale={onStale}
    >
      <p>{SAYS.answerExplain}</p>
      <Field path="number" label={SAYS.answerNumber} longest={60} />
      <Field
        path="receivedOn"
        label={SAYS.receivedOn}
        kind="date"
        min={earliest}
        max={latest}
        hint={SAYS.between(dayText(earliest), dayText(latest))}
      />
      <Radios
        path="result"
        legend={SAYS.result}
        options={Object.entries(SAYS.results)}
        chosen={result}
        onChoose={setResult}
      />
      <Attach of={{ applicationId: review.applicationId }} />
    </DeskForm>
  );
}

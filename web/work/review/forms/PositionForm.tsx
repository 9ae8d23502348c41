/** 联合会审: the department withdraws or maintains what it objected to. */
import { useState } from "preact/hooks";
import { call } from "../../../shared/api/client.ts";
import { Field, Radios } from "../../../shared/form/Field.tsx";
import { words } from "../../../shared/language/language.ts";
import { DeskForm } from "../../form/DeskForm.tsx";
import { draftName } from "../../form/names.ts";
import { says } from "./words.ts";
import type { ReviewFormProps } from "../reviewForm.ts";

const SAYS = says.position;

export function PositionForm({ review, onDone, onStale }: ReviewFormProps) {
  const [chosen, setChosen] = useState("");
  return (
    <DeskForm
      draft={draftName("takePosition", review.reviewId)}
      final={SAYS.explain}
      submit={SAYS.submit}
      send={async (body) => call("takePosition", { path: review, body })}
      onDone={onDone}
      onStale={onStale}
    >
      <p>{SAYS.explain}</p>
      <Radios
        path="position"
        legend={SAYS.position}
        options={Object.entries(words.position)}
        chosen={chosen}
        onChoose={setChosen}
      />
      <Field path="reasons" label={SAYS.reasons} kind="text" />
    </DeskForm>
  );
}

/** The lead says what becomes of its decision where a consent by silence that it rests on was revoked (复核). */
import { useState } from "preact/hooks";
import { call } from "../../shared/api/client.ts";
import { Choice, Field, Radios } from "../../shared/form/Field.tsx";
import { words } from "../../shared/language/language.ts";
import { reviewName } from "../../shared/parts/names.ts";
import { DeskForm } from "../form/DeskForm.tsx";
import { draftName } from "../form/names.ts";
import { leading } from "./words.ts";
import type { OfferedFormProps } from "./caseForm.ts";

const SAYS = leading.revise;
const TOLD = words.decision;

type Props = OfferedFormProps<"reviseDecision">;

export function ReviseForm({ file, offer: { limits }, catalogue, onDone, onStale }: Props) {
  const [result, setResult] = useState("");
  return (
    <DeskForm
      draft={draftName("reviseDecision", file.applicationId)}
      final={SAYS.explain}
      submit={SAYS.submit}
      send={async (body) => call("reviseDecision", { path: file, body })}
      onDone={onDone}
      onStale={onStale}
    >
      <h4>{SAYS.title}</h4>
      <p>{SAYS.explain}</p>
      <Choice path="reviewId" label={SAYS.matter}>
        {limits.reviews.map((reviewId) => (
          <option key={reviewId} value={reviewId}>
            {reviewName(reviewId, catalogue)}
          </option>
        ))}
      </Choice>
      <Radios
        path="result"
        legend={TOLD.revised}
        options={Object.entries(TOLD.revisions)}
        chosen={result}
        onChoose={setResult}
      />
      <Field path="reasons" label={TOLD.revisedWhy} kind="text" longest={1000} />
      {result === "changed" && <Field path="change" label={TOLD.revisedChange} kind="text" longest={1000} />}
      {result === "revoked" && <Field path="article" label={TOLD.revisedBy} longest={200} />}
      {result === "revoked" && (
        <Field path="compensation" label={TOLD.compensation} kind="text" longest={1000} optional />
      )}
    </DeskForm>
  );
}

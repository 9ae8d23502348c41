/** The lead decides whose a matter is that was handed on and is disputed (移送异议). */
import { useState } from "preact/hooks";
import { call } from "../../shared/api/client.ts";
import { Choice, Field, Radios } from "../../shared/form/Field.tsx";
import { reviewName } from "../../shared/parts/names.ts";
import { DeskForm } from "../form/DeskForm.tsx";
import { draftName } from "../form/names.ts";
import { leading } from "./words.ts";
import type { OfferedFormProps } from "./caseForm.ts";

const SAYS = leading.dispute;

type Props = OfferedFormProps<"decideReferral">;

export function DisputeForm({ file, offer: { limits }, catalogue, onDone, onStale }: Props) {
  const [result, setResult] = useState("");
  const disputed = file.reviews.filter(({ reviewId }) => limits.reviews.includes(reviewId));
  return (
    <DeskForm
      draft={draftName("decideReferral", file.applicationId)}
      final={SAYS.explain}
      submit={SAYS.submit}
      send={async (body) => call("decideReferral", { path: file, body })}
      onDone={onDone}
      onStale={onStale}
    >
      <h4>{SAYS.title}</h4>
      <p>{SAYS.explain}</p>
      {disputed.map(({ reviewId, department, referral }) => (
        <p key={reviewId}>{SAYS.said(department.name, referral?.dispute?.reasons ?? "")}</p>
      ))}
      <Choice path="reviewId" label={SAYS.matter}>
        {limits.reviews.map((reviewId) => (
          <option key={reviewId} value={reviewId}>
            {reviewName(reviewId, catalogue)}
          </option>
        ))}
      </Choice>
      <Radios
        path="result"
        legend={SAYS.result}
        options={Object.entries(SAYS.results)}
        chosen={result}
        onChoose={setResult}
      />
      <Field path="reasons" label={SAYS.reasons} kind="text" />
    </DeskForm>
  );
}

/** The lead's own decision, where the region asks for its signature. */
import { useState } from "preact/hooks";
import { says } from "../../pages/work.words.ts";
import type { CaseFormProps } from "./caseForm.ts";
import { CommandForm } from "./CommandForm.tsx";
import { Field, Radios } from "./Field.tsx";

const SAYS = says.joint;

export function DecisionForm({ file, onDone }: CaseFormProps) {
  const [result, setResult] = useState("");
  return (
    <CommandForm
      command={{ method: "PUT", path: `/v1/applications/${file.applicationId}/decision` }}
      submit={says.decide.submit}
      onDone={onDone}
    >
      <h4>{says.decide.title}</h4>
      <p>{says.decide.explain}</p>
      <Radios
        path="result"
        legend={SAYS.result}
        options={SAYS.results}
        chosen={result}
        onChoose={setResult}
      />
      <Field path="reasons" label={SAYS.reasons} kind="text" />
      <Field
        path="article"
        label={says.opinion.article}
        hint={SAYS.articleHint}
        optional={result !== "refuse"}
      />
    </CommandForm>
  );
}

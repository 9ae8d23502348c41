/** Granted or refused, and why: what the lead says whenever it decides. */
import { useState } from "preact/hooks";
import { Field, Radios } from "../../shared/form/Field.tsx";
import { words } from "../../shared/language/language.ts";
import { says } from "../words.ts";
import { leading } from "./words.ts";

const SAYS = leading.joint;

type Props = { results: readonly (keyof typeof words.result)[] };

/** @param results what the lead may say here */
export function ResultFields({ results }: Props) {
  const [result, setResult] = useState("");
  return (
    <>
      <Radios
        path="result"
        legend={words.joint.resulted}
        options={results.map((result) => [result, words.result[result]])}
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
    </>
  );
}

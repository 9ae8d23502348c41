/** The opinion: what each kind asks for is said before it is sent. What was entered for one kind is kept for another look. */
import { useState } from "preact/hooks";
import { call } from "../../shared/api/client.ts";
import { Choice, Field, GroupFault, options, Radios } from "../../shared/form/Field.tsx";
import { Form } from "../../shared/form/Form.tsx";
import { Part } from "../../shared/form/Part.tsx";
import { Rows } from "../../shared/form/Rows.tsx";
import { words } from "../../shared/language/language.ts";
import { says } from "../words.ts";
import { HandlerFields, withoutBlankHandler } from "./HandlerFields.tsx";
import type { ReviewFormProps } from "./reviewForm.ts";

const WORDS = says.opinion;
const SAYS = says.give;

export function OpinionForm({ review, isFinal, onDone, onStale }: ReviewFormProps & { isFinal: boolean }) {
  const [kind, setKind] = useState("");
  return (
    <Form
      submit={SAYS.submit}
      send={async (body) => call("giveOpinion", { path: review, body: withoutBlankHandler(body) })}
      onDone={onDone}
      onStale={onStale}
    >
      <Radios
        path="kind"
        legend={SAYS.kind}
        options={Object.entries(words.opinion)}
        chosen={kind}
        onChoose={setKind}
      />
      <Part shown={kind === "consent-with-conditions"}>
        <GroupFault path="conditions" />
        <Rows legend={SAYS.condition} add={SAYS.add} remove={SAYS.remove} most={12}>
          {(i) => <ConditionFields path={`conditions[${i}]`} />}
        </Rows>
      </Part>
      <Part shown={kind === "objection"}>
        <p class="note">{SAYS.objectionNote}</p>
        <Field path="reasons" label={WORDS.reasons} hint={SAYS.hints.reasons} kind="text" />
        <Field path="article" label={WORDS.article} hint={SAYS.hints.article} />
        <Field path="facts" label={WORDS.facts} hint={SAYS.hints.facts} kind="text" />
        <Field path="curableBy" label={WORDS.curableBy} hint={SAYS.hints.curableBy} kind="text" />
        <Field path="signedBy" label={WORDS.signedBy} hint={SAYS.hints.signedBy} />
      </Part>
      <Part shown={kind === "not-applicable"}>
        <Field path="reasons" label={WORDS.reasons} hint={SAYS.hints.notApplicable} kind="text" />
      </Part>
      <details>
        <summary>
          {SAYS.handler} ({words.form.optional})
        </summary>
        <HandlerFields />
        <Field path="documentNumber" label={WORDS.documentNumber} optional />
      </details>
      <p>{isFinal && SAYS.final}</p>
    </Form>
  );
}

function ConditionFields({ path }: { path: string }) {
  const [basis, setBasis] = useState("law");
  return (
    <>
      <Field path={`${path}.text`} label={SAYS.text} kind="text" />
      <Choice path={`${path}.basis`} label={SAYS.basis} value={basis} onValue={setBasis}>
        {options(words.conditionBasis)}
      </Choice>
      <Field
        path={`${path}.article`}
        label={SAYS.conditionArticle}
        hint={SAYS.articleHint}
        optional={basis !== "law"}
      />
      <Field path={`${path}.about`} label={SAYS.about} hint={SAYS.aboutHint} optional />
      <Field path={`${path}.value`} label={SAYS.value} hint={SAYS.valueHint} optional />
    </>
  );
}

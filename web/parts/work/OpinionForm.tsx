/** The opinion: what each kind asks for is said before it is sent. What was entered for one kind is kept for another look. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Review } from "../../app/api.ts";
import { says } from "../../pages/work.words.ts";
import { CommandForm } from "./CommandForm.tsx";
import { Choice, Field, GroupFault, Radios } from "./Field.tsx";
import { HandlerFields, withoutBlankHandler } from "./HandlerFields.tsx";
import { Rows } from "./Rows.tsx";

const WORDS = says.opinion;
const SAYS = says.give;

export function OpinionForm({ review, onDone }: { review: Review; onDone: (saved: boolean) => void }) {
  const [kind, setKind] = useState("");
  return (
    <CommandForm
      command={{ method: "PUT", path: `/v1/reviews/${review.reviewId}/opinion` }}
      submit={SAYS.submit}
      onDone={onDone}
      toBody={withoutBlankHandler}
    >
      <Radios path="kind" legend={SAYS.kind} options={WORDS.kind} chosen={kind} onChoose={setKind} />
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
          {SAYS.handler} ({says.commands.optional})
        </summary>
        <HandlerFields />
        <Field path="documentNumber" label={WORDS.documentNumber} optional />
      </details>
      <p>{kind === "" ? SAYS.choose : review.status !== "closed" && SAYS.final}</p>
    </CommandForm>
  );
}

/** The fields of one kind: out of sight and out of the body while another is chosen, and kept. */
export const Part = ({ shown, children }: { shown: boolean; children: ComponentChildren }) => (
  <fieldset class="desk-part" hidden={!shown} disabled={!shown}>
    {children}
  </fieldset>
);

function ConditionFields({ path }: { path: string }) {
  const [basis, setBasis] = useState("law");
  return (
    <>
      <Field path={`${path}.text`} label={SAYS.text} kind="text" />
      <Choice path={`${path}.basis`} label={SAYS.basis} onChange={setBasis}>
        {Object.entries(SAYS.bases).map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
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

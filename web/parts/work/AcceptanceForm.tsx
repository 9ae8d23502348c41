/** The window's answer: accepted, sent back once with all that is wrong, or not accepted. */
import { useState } from "preact/hooks";
import { nameOf } from "../../app/language.ts";
import { says } from "../../pages/work.words.ts";
import type { CaseFormProps } from "./caseForm.ts";
import { CommandForm } from "./CommandForm.tsx";
import { Choice, Field, GroupFault, Radios } from "./Field.tsx";
import { Part } from "./OpinionForm.tsx";
import { Rows } from "./Rows.tsx";

const SAYS = says.accept;

export function AcceptanceForm({ file, catalogue, onDone }: CaseFormProps) {
  const [decision, setDecision] = useState("");
  const asked = new Set(
    catalogue.matters
      .filter(({ projectTypes }) => projectTypes.includes(file.project.type))
      .flatMap(({ materials }) => materials),
  );
  return (
    <CommandForm
      command={{ method: "PUT", path: `/v1/applications/${file.applicationId}/acceptance` }}
      submit={SAYS.submit}
      onDone={onDone}
    >
      <p>{SAYS.explain}</p>
      <Radios
        path="decision"
        legend={SAYS.decision}
        options={SAYS.decisions}
        chosen={decision}
        onChoose={setDecision}
      />
      <Part shown={decision === "request-materials"}>
        <p class="note">{SAYS.once}</p>
        <GroupFault path="defects" />
        <Rows legend={SAYS.item} add={SAYS.add} remove={SAYS.remove} most={32}>
          {(i) => (
            <>
              <Choice path={`defects[${i}].material`} label={SAYS.material}>
                {catalogue.materials
                  .filter(({ code }) => asked.has(code))
                  .map((material) => (
                    <option key={material.code} value={material.code}>
                      {nameOf(material)}
                    </option>
                  ))}
              </Choice>
              <Field path={`defects[${i}].defect`} label={SAYS.defect} />
            </>
          )}
        </Rows>
      </Part>
      <Part shown={decision === "not-accepted"}>
        <Field path="reasons" label={SAYS.reasons} kind="text" />
        <Field path="article" label={SAYS.article} />
        <Field path="referral" label={SAYS.referral} />
      </Part>
      {decision === "" && <p>{SAYS.choose}</p>}
    </CommandForm>
  );
}

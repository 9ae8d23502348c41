/** The window's answer: accepted, sent back once with all that is wrong, or not accepted. */
import { useState } from "preact/hooks";
import { call } from "../../shared/api/client.ts";
import { Choice, Field, GroupFault, Radios } from "../../shared/form/Field.tsx";
import { Part } from "../../shared/form/Part.tsx";
import { Rows } from "../../shared/form/Rows.tsx";
import { materialName } from "../../shared/parts/names.ts";
import { DeskForm } from "../form/DeskForm.tsx";
import { draftName } from "../form/names.ts";
import { leading } from "./words.ts";
import type { OfferedFormProps } from "./caseForm.ts";

const SAYS = leading.accept;

/** Why an application is not accepted (行政许可法 art. 32): no licence is needed, or it is another organ's. */
const GROUNDS = ["not-required", "wrong-authority"] as const;

type Props = OfferedFormProps<"answerAtWindow">;

export function AcceptanceForm({ file, offer, catalogue, onDone, onStale }: Props) {
  const [decision, setDecision] = useState("");
  const [ground, setGround] = useState("");
  const { decisions, materials } = offer.limits;
  return (
    <DeskForm
      draft={draftName("answerAtWindow", file.applicationId)}
      final={SAYS.final}
      submit={SAYS.submit}
      send={async (body) => call("answerAtWindow", { path: file, body })}
      onDone={onDone}
      onStale={onStale}
    >
      <p>{SAYS.explain}</p>
      <Radios
        path="decision"
        legend={SAYS.decision}
        options={decisions.map((code) => [code, SAYS.decisions[code]])}
        chosen={decision}
        onChoose={setDecision}
      />
      <Part shown={decision === "request-materials"}>
        <p class="note">{SAYS.once}</p>
        <GroupFault path="defects" />
        <Rows legend={SAYS.item} add={SAYS.add} remove={SAYS.remove} most={32} path="defects">
          {(i) => (
            <>
              <Choice path={`defects[${i}].material`} label={SAYS.material}>
                {materials.map((code) => (
                  <option key={code} value={code}>
                    {materialName(code, catalogue)}
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
        <Radios
          path="ground"
          legend={SAYS.ground}
          options={GROUNDS.map((code) => [code, SAYS.grounds[code]])}
          chosen={ground}
          onChoose={setGround}
        />
        <Part shown={ground === "wrong-authority"}>
          <Field path="referral" label={SAYS.referral} />
        </Part>
      </Part>
    </DeskForm>
  );
}

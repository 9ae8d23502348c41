/** The conclusion: minutes, a written answer to every objector, what holds where conditions clash, who was there. */
import { useState } from "preact/hooks";
import { call } from "../../shared/api/client.ts";
import { Choice, Field, GroupFault, options } from "../../shared/form/Field.tsx";
import { Attach } from "../../shared/files/Attach.tsx";
import { words } from "../../shared/language/language.ts";
import { departmentName } from "../../shared/parts/names.ts";
import { DeskForm } from "../form/DeskForm.tsx";
import { draftName } from "../form/names.ts";
import { leading } from "./words.ts";
import type { OfferedFormProps } from "./caseForm.ts";
import { ResultFields } from "./ResultFields.tsx";
import { SettlingFields, withoutBlanks } from "./SettlingFields.tsx";

const SAYS = leading.joint;

type Props = OfferedFormProps<"concludeJointReview">;

export function ConcludeForm({ file, offer, catalogue, onDone, onStale }: Props) {
  const { answers, clashes, present, results } = offer.limits;
  const [there, setThere] = useState<ReadonlySet<string>>(new Set());
  // In the order of the page, whoever was ticked first: a draft is put back by it.
  const places = present.filter((id) => there.has(id));
  return (
    <DeskForm
      draft={draftName("concludeJointReview", file.applicationId)}
      final={SAYS.final}
      submit={SAYS.submitConclude}
      send={async (body) => call("concludeJointReview", { path: file, body: withoutBlanks(body) })}
      onDone={onDone}
      onStale={onStale}
    >
      <h4>{SAYS.conclude}</h4>
      <Field path="minutes" label={words.joint.minutes} hint={SAYS.minutesHint} kind="text" />
      <Attach of={{ applicationId: file.applicationId }} />
      <ResultFields results={results} />
      <SettlingFields answers={answers} clashes={clashes} catalogue={catalogue} />
      <fieldset>
        <legend>{SAYS.present}</legend>
        <p class="note">{SAYS.presentHint}</p>
        <GroupFault path="present" />
        {present.map((id) => (
          <div key={id}>
            <label>
              <input
                type="checkbox"
                name="there[]"
                value={id}
                data-unsent
                checked={there.has(id)}
                onChange={({ currentTarget: { checked } }) =>
                  setThere(
                    (before) => new Set(checked ? [...before, id] : [...before].filter((one) => one !== id)),
                  )
                }
              />{" "}
              {departmentName(id, catalogue)}
            </label>
            {there.has(id) && <SpeakerFields path={`present[${places.indexOf(id)}]`} department={id} />}
          </div>
        ))}
      </fieldset>
    </DeskForm>
  );
}

/** Who speaks for a department that was there, by which authority, and what they say. */
function SpeakerFields({ path, department }: { path: string; department: string }) {
  const [by, setBy] = useState("office");
  return (
    <div class="panel">
      <input type="hidden" name={`${path}.department`} value={department} />
      <Field path={`${path}.name`} label={SAYS.speaker} />
      <Field path={`${path}.post`} label={SAYS.speakerPost} />
      <Choice path={`${path}.mandate.by`} label={SAYS.mandate} value={by} onValue={setBy}>
        {options(words.mandate)}
      </Choice>
      {by === "office" ? (
        <Choice path={`${path}.mandate.rank`} label={SAYS.mandateRank}>
          {options(words.rank, ["head", "deputy-head"])}
        </Choice>
      ) : (
        <Field path={`${path}.mandate.document`} label={SAYS.mandateDocument} />
      )}
      <Field path={`${path}.said`} label={SAYS.said} hint={SAYS.saidHint} kind="text" />
    </div>
  );
}

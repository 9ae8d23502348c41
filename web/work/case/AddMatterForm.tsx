/** The lead adds a department by correcting a stated fact with evidence (增加事项). */
import { useState } from "preact/hooks";
import { call } from "../../shared/api/client.ts";
import { stated } from "../../shared/catalogue/routing.ts";
import { Choice, Field, Radios } from "../../shared/form/Field.tsx";
import { nameOf, words } from "../../shared/language/language.ts";
import { valueText } from "../../shared/parts/names.ts";
import { DeskForm } from "../form/DeskForm.tsx";
import { draftName } from "../form/names.ts";
import { leading } from "./words.ts";
import type { OfferedFormProps } from "./caseForm.ts";

const SAYS = leading.addMatter;

type Props = OfferedFormProps<"addMatter">;

export function AddMatterForm({ file, offer: { limits }, catalogue, onDone, onStale }: Props) {
  const facts = catalogue.attributes.filter(({ code }) => limits.attributes.includes(code));
  const [code, setCode] = useState("");
  const [value, setValue] = useState("");
  const fact = facts.find((one) => one.code === code);
  const before = fact && file.stated[fact.code];
  return (
    <DeskForm
      draft={draftName("addMatter", file.applicationId)}
      final={SAYS.explain}
      submit={SAYS.submit}
      send={async ({ evidence }) => {
        const now = fact && stated(fact, value);
        const attributes = fact && now !== undefined ? { [fact.code]: now } : {};
        return call("addMatter", { path: file, body: { attributes, evidence } });
      }}
      onDone={onDone}
      onStale={onStale}
      fieldOf={(path) => (path.startsWith("attributes") ? "value" : path)}
    >
      <p>{SAYS.explain}</p>
      <Choice
        path="fact"
        label={SAYS.fact}
        value={code}
        onValue={(next) => {
          setCode(next);
          setValue("");
        }}
      >
        <option value="">{SAYS.choose}</option>
        {facts.map((one) => (
          <option key={one.code} value={one.code}>
            {nameOf(one)}
          </option>
        ))}
      </Choice>
      {fact && before !== undefined && <p class="hint">{SAYS.statedAs(valueText(before, fact))}</p>}
      {fact?.type === "boolean" && (
        <Radios
          path="value"
          legend={SAYS.value}
          options={[
            ["true", words.yes],
            ["false", words.no],
          ]}
          chosen={value}
          onChoose={setValue}
        />
      )}
      {fact?.type === "choice" && (
        <Choice path="value" label={SAYS.value} value={value} onValue={setValue}>
          <option value="">{SAYS.choose}</option>
          {fact.choices.map((choice) => (
            <option key={choice.code} value={choice.code}>
              {nameOf(choice)}
            </option>
          ))}
        </Choice>
      )}
      {fact?.type === "number" && (
        <Field
          path="value"
          label={SAYS.value}
          kind="number"
          min={fact.min}
          max={fact.max}
          step={fact.step}
          value={value}
          onValue={setValue}
        />
      )}
      <Field path="evidence" label={SAYS.evidence} kind="text" longest={1000} />
    </DeskForm>
  );
}

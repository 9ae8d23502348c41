/** Fields as they are, and with something wrong; a form that is refused; rows that are added and removed. */
import { useState } from "preact/hooks";
import { Choice, Field, options, Radios, Ticks } from "../shared/form/Field.tsx";
import { Faults } from "../shared/form/faults.ts";
import { Form } from "../shared/form/Form.tsx";
import { Rows } from "../shared/form/Rows.tsx";
import { Showcase } from "./Showcase.tsx";
import { says } from "./words.ts";

/** @param path under which they lie: each name once on a page */
function Fields({ path }: { path: string }) {
  const [opinion, setOpinion] = useState("");
  return (
    <>
      <Field path={`${path}line`} label={says.line} hint={says.lineHint} />
      <Field path={`${path}number`} label={says.number} kind="number" optional />
      <Field path={`${path}date`} label={says.date} kind="date" />
      <Choice path={`${path}choice`} label={says.choice}>
        {options(says.choices)}
      </Choice>
      <Field path={`${path}text`} label={says.text} kind="text" />
      <Radios
        path={`${path}radios`}
        legend={says.radios}
        options={Object.entries(says.opinions)}
        chosen={opinion}
        onChoose={setOpinion}
      />
      <Ticks path={`${path}ticks`} legend={says.ticks} options={Object.entries(says.departments)} />
    </>
  );
}

const FAULTY = new Map(
  ["line", "number", "date", "choice", "text", "radios", "ticks"].map((name) => [
    `faulty.${name}`,
    says.fault,
  ]),
);

export const Forms = () => (
  <>
    <Showcase id="fields" title={says.fields}>
      <div class="side-by-side">
        <div>
          <h3>{says.blank}</h3>
          <Fields path="" />
        </div>
        <div>
          <h3>{says.faulty}</h3>
          <Faults.Provider value={FAULTY}>
            <Fields path="faulty." />
          </Faults.Provider>
        </div>
      </div>
    </Showcase>
    <Showcase id="form" title={says.form}>
      <p class="hint">{says.formNote}</p>
      <Form
        submit={says.primary}
        label={says.form}
        send={async () => Promise.reject(new Error(says.refused))}
        onDone={() => undefined}
        actions={
          <button type="button" class="quiet">
            {says.quiet}
          </button>
        }
      >
        <Field path="code" label={says.line} />
        <Rows legend={says.rows} add={says.addRow} remove={says.removeRow} most={3}>
          {(index) => <Field path={`rows[${index}].text`} label={says.text} kind="text" optional />}
        </Rows>
      </Form>
    </Showcase>
  </>
);

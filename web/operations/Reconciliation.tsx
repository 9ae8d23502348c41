/** 对账: a provider's statement of a day against the record, every difference in a table. */
import { useState } from "preact/hooks";
import type { Answer } from "../shared/api/answers.ts";
import { call } from "../shared/api/client.ts";
import { yuanText } from "../shared/bill/words.ts";
import { Field, Labelled } from "../shared/form/Field.tsx";
import { Form } from "../shared/form/Form.tsx";
import { momentText } from "../shared/language/dates.ts";
import { StackingTable } from "../shared/parts/Table.tsx";
import { Done } from "../shared/parts/notes.tsx";
import { says } from "./words.ts";

type Reconciled = Answer<"reconcilePayments">;

const SAY = says.reconciliation;

export function Reconciliation() {
  const [told, setTold] = useState<Reconciled | null>(null);
  const [file, setFile] = useState<File | null>(null);
  return (
    <section aria-labelledby="reconciliation">
      <h2 id="reconciliation">{SAY.title}</h2>
      <p>{SAY.explain}</p>
      <Form
        class="no-print"
        submit={SAY.submit}
        send={async ({ provider, day }) =>
          call("reconcilePayments", {
            path: { provider: String(provider) },
            body: { day, statement: (await file?.text()) ?? "" },
          })
        }
        onDone={setTold}
      >
        <Field path="provider" label={SAY.provider} hint={SAY.providerHint} longest={40} />
        <Field path="day" label={SAY.day} kind="date" />
        <Labelled path="statement" label={SAY.statement} hint={SAY.statementHint}>
          {(described) => (
            <input
              {...described}
              type="file"
              accept=".csv,text/csv"
              data-unsent
              onChange={({ currentTarget }) => setFile(currentTarget.files?.[0] ?? null)}
            />
          )}
        </Labelled>
      </Form>
      <Done>{told && SAY.done(told.rows, told.movements, told.differences.length)}</Done>
      {told !== null && told.differences.length > 0 && <Differences of={told} />}
    </section>
  );
}

const money = (fen: number | null) => (fen === null ? "" : yuanText(fen));

const Differences = ({ of: { differences } }: { of: Reconciled }) => (
  <StackingTable
    caption={SAY.differences}
    heads={[SAY.what, SAY.line, SAY.transaction, SAY.reference, SAY.stated, SAY.recorded, SAY.recordedAt]}
    rows={differences.map((one, i) => ({
      key: String(i),
      cells: [
        SAY.kinds[one.what],
        one.line ?? "",
        one.transaction === null ? "" : <code>{one.transaction}</code>,
        one.reference === null ? "" : <code>{one.reference}</code>,
        money(one.stated),
        money(one.recorded),
        one.recordedAt === null ? "" : momentText(one.recordedAt),
      ],
    }))}
  />
);

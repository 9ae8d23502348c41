/** 国家报送: what was put on record on a day, for taking away, and what of it is in no file. */
import { useState } from "preact/hooks";
import type { Answer } from "../shared/api/answers.ts";
import { call, callText } from "../shared/api/client.ts";
import { Field } from "../shared/form/Field.tsx";
import { Form } from "../shared/form/Form.tsx";
import { momentText } from "../shared/language/dates.ts";
import { SaveButton } from "../shared/parts/SaveButton.tsx";
import { StackingTable } from "../shared/parts/Table.tsx";
import { Done } from "../shared/parts/notes.tsx";
import { says } from "./words.ts";

type Manifest = Answer<"getNationalExport">["manifest"];

const SAY = says.national;
const TABLES = ["matters", "progress", "documents"] as const;

export function NationalExport() {
  const [told, setTold] = useState<Manifest | null>(null);
  return (
    <section aria-labelledby="national">
      <h2 id="national">{SAY.title}</h2>
      <p>{SAY.explain}</p>
      <Form
        class="no-print"
        submit={SAY.submit}
        send={async ({ date }) =>
          (await call("getNationalExport", { query: { date: String(date) } })).manifest
        }
        onDone={setTold}
      >
        <Field path="date" label={SAY.date} kind="date" />
      </Form>
      <Done>{told && SAY.done(told.cases, told.rows)}</Done>
      {told !== null && <Files of={told} />}
      {told !== null && told.faults.length > 0 && <Faults of={told} />}
    </section>
  );
}

const Files = ({ of: manifest }: { of: Manifest }) => (
  <>
    {TABLES.filter((table) => manifest.rows[table] > 0).map((table) => (
      <SaveButton
        key={table}
        label={SAY.save(SAY.tables[table])}
        name={`${manifest.date}-${table}.csv`}
        type="text/csv;charset=utf-8"
        read={() => wholeCsv(manifest, table)}
      />
    ))}
  </>
);

/** A table from all files of a day, with one heading. */
async function wholeCsv({ date, files }: Manifest, table: (typeof TABLES)[number]): Promise<string> {
  let csv = "";
  for (const [i] of files.entries()) {
    const before = files[i - 1]?.last;
    const after = before && `${before.recordedAt},${before.sequence}`;
    const query = { date, table, ...(after !== undefined && { after }) };
    const text = await callText("getNationalExport", { query }, "text/csv");
    csv += csv === "" ? text : text.slice(text.indexOf("\r\n") + 2);
  }
  return csv;
}

const Faults = ({ of: { faults } }: { of: Manifest }) => (
  <StackingTable
    caption={SAY.faults}
    heads={[SAY.instance, SAY.recordedAt, SAY.why]}
    rows={faults.map(({ instance, number, recordedAt, from, to }) => ({
      key: `${instance}-${number}`,
      cells: [
        instance,
        recordedAt === null ? "" : momentText(recordedAt),
        to === null ? SAY.unreadable : SAY.illegal(number, from, to),
      ],
    }))}
  />
);

/** What inspections gave, as it was imported for the months of the period, and entering more. */
import { useState } from "preact/hooks";
import type { Catalogue } from "../../shared/api/answers.ts";
import { call } from "../../shared/api/client.ts";
import { Field } from "../../shared/form/Field.tsx";
import { Form } from "../../shared/form/Form.tsx";
import { momentText } from "../../shared/language/dates.ts";
import { nameOf, words } from "../../shared/language/language.ts";
import { Filter } from "../../shared/parts/Filter.tsx";
import { Done, Empty } from "../../shared/parts/notes.tsx";
import { Table } from "../../shared/parts/Table.tsx";
import { periodText, type AppraisalData } from "./shown.ts";
import { appraisalWords as SAYS } from "../../shared/appraisal/words.ts";

type Props = { data: AppraisalData; departments: Catalogue["departments"]; onEntered: () => void };

export function Inspections({ data: { inspections, to }, departments, onEntered }: Props) {
  const [department, setDepartment] = useState(departments[0]?.id ?? "");
  const [said, setSaid] = useState("");
  const nameBy = (id: string) => {
    const found = departments.find((one) => one.id === id);
    return found ? nameOf(found) : id;
  };
  const send = async (body: Readonly<Record<string, unknown>>) => {
    const { month, mark, source } = body as { month: string; mark: number; source: string };
    return call("importInspections", { path: { month }, body: { marks: [{ department, mark, source }] } });
  };
  return (
    <>
      <h3>{SAYS.inspections}</h3>
      {inspections.length === 0 ? (
        <Empty>{SAYS.noInspections}</Empty>
      ) : (
        <Table heads={[SAYS.monthOf, SAYS.department, SAYS.mark, SAYS.source]} scrolls={SAYS.inspections}>
          {inspections.map((one) => (
            <tr key={`${one.month} ${one.department}`}>
              <td>{periodText(one.month)}</td>
              <td>{nameBy(one.department)}</td>
              <td>{one.mark.toFixed(2)}</td>
              <td>
                {one.source} · {momentText(one.at)}
              </td>
            </tr>
          ))}
        </Table>
      )}
      <details class="no-print">
        <summary>{SAYS.enter}</summary>
        <Form
          submit={SAYS.send}
          send={send}
          fieldOf={(path) => path.replace(/^marks\[0\]\./, "")}
          onDone={({ closed }) => {
            setSaid(
              closed.length === 0 ? SAYS.entered : SAYS.enteredLate(closed.map(periodText).join(words.and)),
            );
            onEntered();
          }}
        >
          <p>{SAYS.enterRule}</p>
          <p>
            <Filter
              label={SAYS.department}
              all={null}
              of={departments.map((one) => [one.id, nameOf(one)])}
              chosen={department}
              choose={setDepartment}
            />
          </p>
          <Field path="month" label={SAYS.monthOf} hint={to.slice(0, 7)} longest={7} />
          <Field path="mark" label={SAYS.mark} kind="number" min={0} max={100} step={0.01} />
          <Field path="source" label={SAYS.source} longest={200} />
        </Form>
      </details>
      <Done>{said}</Done>
    </>
  );
}

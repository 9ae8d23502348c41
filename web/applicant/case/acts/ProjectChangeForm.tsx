/** The form of a change of the project: the facts that are otherwise now, and the files that came anew. */
import { useState } from "preact/hooks";
import type { Catalogue, Status } from "../../../shared/api/answers.ts";
import { call } from "../../../shared/api/client.ts";
import { attributesAsked, materialsNeeded, routed, stated } from "../../../shared/catalogue/routing.ts";
import { Field } from "../../../shared/form/Field.tsx";
import { Form } from "../../../shared/form/Form.tsx";
import { checkNonePending } from "../../files/useTransfers.ts";
import type { OwnCase } from "../../ownCase.ts";
import { Fact } from "../../submit/Fact.tsx";
import { NewFilesFields, useNewFiles } from "./NewFiles.tsx";
import { acts } from "./words.ts";

const SAY = acts.change;

type Props = { own: OwnCase; status: Status; catalogue: Catalogue; onStatus: (status: Status) => void };

export function ProjectChangeForm({ own, status, catalogue, onStatus }: Props) {
  const asked = attributesAsked(catalogue, status.project.type);
  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(asked.map(({ code }) => [code, String(status.stated[code] ?? "")])),
  );
  const anew = useNewFiles(own, "change", catalogue);
  const attributes = Object.fromEntries(
    asked.flatMap((attribute) => {
      const value = stated(attribute, values[attribute.code] ?? "");
      return value === undefined ? [] : [[attribute.code, value] as const];
    }),
  );
  const { applies } = routed(catalogue, status.project.type, attributes);
  const codes = materialsNeeded(applies, []);

  const changed = () =>
    Object.fromEntries(Object.entries(attributes).filter(([code, value]) => value !== status.stated[code]));
  return (
    <Form
      submit={SAY.submit}
      sending={SAY.sending}
      send={async ({ description }) => {
        checkNonePending(anew.transfers);
        return call("changeProject", {
          path: own,
          body: { description, attributes: changed(), materials: anew.materials() },
          by: own,
        });
      }}
      onDone={onStatus}
      fieldOf={anew.fieldOf}
    >
      <Field path="description" label={SAY.description} kind="text" longest={800} />
      <fieldset>
        <legend>{SAY.facts}</legend>
        {asked.map((attribute) => (
          <Fact
            key={attribute.code}
            path={`attributes.${attribute.code}`}
            attribute={attribute}
            value={values[attribute.code] ?? ""}
            onValue={(value) => setValues((before) => ({ ...before, [attribute.code]: value }))}
          />
        ))}
      </fieldset>
      <NewFilesFields of={anew} codes={codes} catalogue={catalogue} words={SAY} />
    </Form>
  );
}

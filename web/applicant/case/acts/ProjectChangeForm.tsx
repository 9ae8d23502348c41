/** The form of a change of the project: the facts that are otherwise now, and the files that came anew. */
import { useState } from "preact/hooks";
import type { Catalogue, Status } from "../../../shared/api/answers.ts";
import { call } from "../../../shared/api/client.ts";
import { attributesAsked, materialsNeeded, routed, stated } from "../../../shared/catalogue/routing.ts";
import { Field } from "../../../shared/form/Field.tsx";
import { Form } from "../../../shared/form/Form.tsx";
import { materialName } from "../../../shared/parts/names.ts";
import { withHeld } from "../../files/held.ts";
import { UploadsTotal } from "../../files/Uploads.tsx";
import { checkNonePending, useTransfers } from "../../files/useTransfers.ts";
import type { OwnCase } from "../../ownCase.ts";
import { heldAs, heldIn, isBegun, NO_MATERIAL, sentOf, type MaterialDraft } from "../../submit/draft.ts";
import { Fact } from "../../submit/Fact.tsx";
import { MaterialFields } from "../../submit/MaterialFields.tsx";
import { acts } from "./words.ts";

const SAY = acts.change;

type Props = { own: OwnCase; status: Status; catalogue: Catalogue; onStatus: (status: Status) => void };

export function ProjectChangeForm({ own, status, catalogue, onStatus }: Props) {
  const asked = attributesAsked(catalogue, status.project.type);
  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(asked.map(({ code }) => [code, String(status.stated[code] ?? "")])),
  );
  const [files, setFiles] = useState<Record<string, MaterialDraft>>({});
  const changeFiles = (code: string, part: (material: MaterialDraft) => Partial<MaterialDraft>) =>
    setFiles((before) => {
      const now = before[code] ?? NO_MATERIAL;
      return { ...before, [code]: { ...now, ...part(now) } };
    });
  const transfers = useTransfers(own, `${own.applicationId} change`, {
    twin: (sha256) => heldAs(sha256, files),
    onKept: (code, held, place) =>
      changeFiles(code, (material) => ({ files: withHeld(material.files, held, place) })),
  });
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
  const materials = () =>
    Object.entries(files).flatMap(([code, file]) => {
      return isBegun(file) ? sentOf(code, file, materialName(code, catalogue)) : [];
    });
  /** The API names a file by its place in what was sent. */
  const fieldOf = (path: string) =>
    path.replace(/^materials\[(\d+)\]/, (_, i: string) => `materials.${materials()[Number(i)]?.code}`);

  return (
    <Form
      submit={SAY.submit}
      sending={SAY.sending}
      send={async ({ description }) => {
        checkNonePending(transfers);
        return call("changeProject", {
          path: own,
          body: { description, attributes: changed(), materials: materials() },
          by: own,
        });
      }}
      onDone={onStatus}
      fieldOf={fieldOf}
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
      <fieldset>
        <legend>{SAY.files}</legend>
        <p class="hint">{SAY.filesHint}</p>
        <UploadsTotal transfers={transfers} held={heldIn(files)} />
        {codes.map((code) => {
          const material = files[code] ?? NO_MATERIAL;
          return (
            <details key={code} open={isBegun(material)}>
              <summary>{materialName(code, catalogue)}</summary>
              <MaterialFields
                code={code}
                name={materialName(code, catalogue)}
                by={catalogue.materialsBy}
                transfers={transfers}
                material={material}
                onMaterial={(part) => changeFiles(code, part)}
              />
            </details>
          );
        })}
      </fieldset>
    </Form>
  );
}

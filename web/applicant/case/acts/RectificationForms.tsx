/** The applicant agrees to put right what is objected to, or does not; and says what was done, with the files that came anew. */
import { useState } from "preact/hooks";
import type { Catalogue, Status } from "../../../shared/api/answers.ts";
import { call } from "../../../shared/api/client.ts";
import { offered } from "../../../shared/api/offers.ts";
import { Field, Radios } from "../../../shared/form/Field.tsx";
import { Form } from "../../../shared/form/Form.tsx";
import { materialName } from "../../../shared/parts/names.ts";
import { withHeld } from "../../files/held.ts";
import { UploadsTotal } from "../../files/Uploads.tsx";
import { checkNonePending, useTransfers } from "../../files/useTransfers.ts";
import type { OwnCase } from "../../ownCase.ts";
import { heldAs, heldIn, isBegun, NO_MATERIAL, sentOf, type MaterialDraft } from "../../submit/draft.ts";
import { MaterialFields } from "../../submit/MaterialFields.tsx";
import { acts } from "./words.ts";

const SAY = acts.rectification;

type Props = { own: OwnCase; status: Status; catalogue: Catalogue; onStatus: (status: Status) => void };

export function RectificationForms(props: Props) {
  const completing = offered(props.status, "completeRectification");
  return completing ? (
    <Completion {...props} codes={completing.limits.materials} />
  ) : (
    <Answer own={props.own} onStatus={props.onStatus} />
  );
}

function Answer({ own, onStatus }: Pick<Props, "own" | "onStatus">) {
  const [answer, setAnswer] = useState("");
  return (
    <Form
      submit={SAY.submit}
      sending={SAY.sending}
      send={async (body) => call("answerRectification", { path: own, body, by: own })}
      onDone={onStatus}
    >
      <Radios
        path="answer"
        legend={SAY.answer}
        options={Object.entries(SAY.answers)}
        chosen={answer}
        onChoose={setAnswer}
      />
      {answer === "declines" && <Field path="reasons" label={SAY.reasons} kind="text" longest={1000} />}
    </Form>
  );
}

function Completion({ own, catalogue, onStatus, codes }: Props & { codes: readonly string[] }) {
  const [files, setFiles] = useState<Record<string, MaterialDraft>>({});
  const changeFiles = (code: string, part: (material: MaterialDraft) => Partial<MaterialDraft>) =>
    setFiles((before) => {
      const now = before[code] ?? NO_MATERIAL;
      return { ...before, [code]: { ...now, ...part(now) } };
    });
  const transfers = useTransfers(own, `${own.applicationId} rectification`, {
    twin: (sha256) => heldAs(sha256, files),
    onKept: (code, held, place) =>
      changeFiles(code, (material) => ({ files: withHeld(material.files, held, place) })),
  });
  const materials = () =>
    Object.entries(files).flatMap(([code, file]) =>
      isBegun(file) ? sentOf(code, file, materialName(code, catalogue)) : [],
    );
  /** The API names a file by its place in what was sent. */
  const fieldOf = (path: string) =>
    path.replace(/^materials\[(\d+)\]/, (_, i: string) => `materials.${materials()[Number(i)]?.code}`);
  return (
    <Form
      submit={SAY.complete}
      sending={SAY.sending}
      send={async ({ description }) => {
        checkNonePending(transfers);
        return call("completeRectification", {
          path: own,
          body: { description, materials: materials() },
          by: own,
        });
      }}
      onDone={onStatus}
      fieldOf={fieldOf}
    >
      <Field path="description" label={SAY.description} kind="text" longest={800} />
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

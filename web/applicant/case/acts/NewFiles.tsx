/** Files that come anew to a case under way, by the materials that they stand for: with a change of the project, or with what was put right. */
import { useState } from "preact/hooks";
import type { Catalogue } from "../../../shared/api/answers.ts";
import { materialName } from "../../../shared/parts/names.ts";
import { withHeld } from "../../files/held.ts";
import { UploadsTotal } from "../../files/Uploads.tsx";
import { useTransfers } from "../../files/useTransfers.ts";
import type { OwnCase } from "../../ownCase.ts";
import { heldAs, heldIn, isBegun, NO_MATERIAL, sentOf, type MaterialDraft } from "../../submit/draft.ts";
import { MaterialFields } from "../../submit/MaterialFields.tsx";

export type NewFiles = ReturnType<typeof useNewFiles>;

/** @param purpose what they come with: they are told from those of another form of the case */
export function useNewFiles(own: OwnCase, purpose: string, catalogue: Catalogue) {
  const [files, setFiles] = useState<Record<string, MaterialDraft>>({});
  const change = (code: string, part: (material: MaterialDraft) => Partial<MaterialDraft>) =>
    setFiles((before) => {
      const now = before[code] ?? NO_MATERIAL;
      return { ...before, [code]: { ...now, ...part(now) } };
    });
  const transfers = useTransfers(own, `${own.applicationId} ${purpose}`, {
    twin: (sha256) => heldAs(sha256, files),
    onKept: (code, held, place) =>
      change(code, (material) => ({ files: withHeld(material.files, held, place) })),
  });
  /** As they are sent. */
  const materials = () =>
    Object.entries(files).flatMap(([code, file]) =>
      isBegun(file) ? sentOf(code, file, materialName(code, catalogue)) : [],
    );
  return {
    files,
    change,
    transfers,
    materials,
    /** The API names a file by its place in what was sent. */
    fieldOf: (path: string) =>
      path.replace(/^materials\[(\d+)\]/, (_, i: string) => `materials.${materials()[Number(i)]?.code}`),
  };
}

type FieldsProps = {
  of: NewFiles;
  /** The materials that may come. */
  codes: readonly string[];
  catalogue: Catalogue;
  words: { files: string; filesHint: string };
};

export function NewFilesFields({ of: { files, change, transfers }, codes, catalogue, words }: FieldsProps) {
  return (
    <fieldset>
      <legend>{words.files}</legend>
      <p class="hint">{words.filesHint}</p>
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
              onMaterial={(part) => change(code, part)}
            />
          </details>
        );
      })}
    </fieldset>
  );
}

/** One material of a submission: its file's checksum, and where it lies. */
import { Field } from "../../shared/form/Field.tsx";
import { FileChecksum } from "../FileChecksum.tsx";
import { isBegun, type MaterialDraft } from "./draft.ts";
import { says } from "./words.ts";

type MaterialProps = {
  code: string;
  name: string;
  material: MaterialDraft;
  onMaterial: (part: Partial<MaterialDraft>) => void;
};

export const MaterialFields = ({ code, name, material, onMaterial }: MaterialProps) => (
  <fieldset>
    <legend>
      {name} <small>({isBegun(material) ? says.materialDone : says.materialMissing})</small>
    </legend>
    <FileChecksum onChecksum={(sha256) => onMaterial({ sha256 })} />
    <Field
      path={`materials.${code}.sha256`}
      label={says.sha256}
      value={material.sha256}
      onValue={(sha256) => onMaterial({ sha256 })}
      optional
    />
    <Field
      path={`materials.${code}.uri`}
      label={says.uri}
      hint={says.uriHint}
      kind="url"
      value={material.uri}
      onValue={(uri) => onMaterial({ uri })}
      optional
    />
    <Field
      path={`materials.${code}.name`}
      label={says.materialName}
      value={material.name}
      onValue={(value) => onMaterial({ name: value })}
      optional
    />
  </fieldset>
);

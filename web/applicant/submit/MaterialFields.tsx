/** One material: files that are dropped here, or one that lies elsewhere with its checksum, as the region takes them. */
import { words } from "../../shared/language/language.ts";
import type { Catalogue } from "../../shared/api/answers.ts";
import { Field } from "../../shared/form/Field.tsx";
import { FileChecksum } from "../FileChecksum.tsx";
import { Uploads } from "../files/Uploads.tsx";
import type { Transfers } from "../files/transfers.ts";
import { isBegun, type MaterialDraft, type MayFollow } from "./draft.ts";
import { PromiseFields } from "./PromiseFields.tsx";
import { says } from "./words.ts";

type MaterialProps = {
  code: string;
  name: string;
  by: Catalogue["materialsBy"];
  /** Absent of what may not follow, and where nothing may. */
  mayFollow?: MayFollow | undefined;
  transfers: Transfers;
  material: MaterialDraft;
  onMaterial: (change: (material: MaterialDraft) => Partial<MaterialDraft>) => void;
};

export const MaterialFields = ({
  code,
  name,
  by,
  mayFollow,
  transfers,
  material,
  onMaterial,
}: MaterialProps) => (
  <fieldset>
    <legend>
      {name} <small>{words.aside(standingOf(material, mayFollow))}</small>
    </legend>
    {mayFollow && !hasAny(material) && (
      <PromiseFields
        code={code}
        terms={mayFollow}
        promise={material.promise}
        onPromise={(promise) => onMaterial(() => ({ promise }))}
      />
    )}
    {by !== "links" && (
      <Uploads
        label={name}
        code={code}
        transfers={transfers}
        files={material.files}
        onFiles={(change) => onMaterial(({ files }) => ({ files: change(files) }))}
      />
    )}
    {by === "links" && <LinkFields code={code} material={material} onMaterial={onMaterial} />}
    {by === "both" && material.files.length === 0 && (
      // What most hand in is a file: who has a link opens this. Where something is there it stands open, and never closes by itself.
      <details
        ref={(at) => {
          if (at && material.sha256 + material.uri + material.name !== "") at.open = true;
        }}
      >
        <summary>{says.byLink}</summary>
        <LinkFields code={code} material={material} onMaterial={onMaterial} />
      </details>
    )}
  </fieldset>
);

/** A file that lies elsewhere: its checksum, where it lies, and what it is called. */
const LinkFields = ({
  code,
  material,
  onMaterial,
}: Pick<MaterialProps, "code" | "material" | "onMaterial">) => (
  <>
    <FileChecksum onChecksum={(sha256) => onMaterial(() => ({ sha256 }))} />
    <Field
      path={`materials.${code}.sha256`}
      label={says.sha256}
      value={material.sha256}
      onValue={(sha256) => onMaterial(() => ({ sha256 }))}
      optional
    />
    <Field
      path={`materials.${code}.uri`}
      label={says.uri}
      hint={says.uriHint}
      kind="url"
      value={material.uri}
      onValue={(uri) => onMaterial(() => ({ uri }))}
      optional
    />
    <Field
      path={`materials.${code}.name`}
      label={says.materialName}
      value={material.name}
      onValue={(value) => onMaterial(() => ({ name: value }))}
      optional
    />
  </>
);

/** Whether anything of it is there, whatever else it says. */
const hasAny = (material: MaterialDraft): boolean => isBegun(material);

function standingOf(material: MaterialDraft, mayFollow: MayFollow | undefined): string {
  if (hasAny(material)) return says.materialDone;
  return mayFollow && material.promise ? says.promise.promised : says.materialMissing;
}

/** One material: its file's checksum, computed here, and where it lies. The file never leaves the browser. */
import { useState } from "preact/hooks";
import { says } from "../submit.words.ts";
import { isBegun, type MaterialDraft } from "./draft.ts";
import { Field, idOf } from "./Field.tsx";

type MaterialProps = {
  code: string;
  name: string;
  material: MaterialDraft;
  onMaterial: (part: Partial<MaterialDraft>) => void;
  faults: Readonly<Record<string, string>>;
};

export function MaterialFields({ code, name, material, onMaterial, faults }: MaterialProps) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const field = (part: string) => `materials.${code}.${part}`;

  async function take(file: File) {
    setBusy(true);
    setFailed(false);
    try {
      const sha256 = await checksum(file);
      onMaterial({ sha256, file: file.name });
    } catch {
      setFailed(true);
    }
    setBusy(false);
  }

  const said = busy
    ? says.hashing
    : failed
      ? says.hashFailed
      : material.file !== ""
        ? says.hashed(material.file)
        : "";
  return (
    <fieldset class="material">
      <legend>
        {name} <small>({isBegun(material) ? says.materialDone : says.materialMissing})</small>
      </legend>
      {isSecureContext ? (
        <div class="field">
          <label for={idOf(field("file"))}>{says.file}</label>
          <input
            id={idOf(field("file"))}
            type="file"
            disabled={busy}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) void take(file);
            }}
          />
          <span role="status" class={failed ? "field-fault" : "hint"}>
            {said}
          </span>
        </div>
      ) : (
        <p class="hint">{says.hashInsecure}</p>
      )}
      <Field
        field={field("sha256")}
        label={says.sha256}
        value={material.sha256}
        onValue={(sha256) => onMaterial({ sha256, file: "" })}
        fault={faults[field("sha256")]}
        optional
      />
      <Field
        field={field("uri")}
        label={says.uri}
        hint={says.uriHint}
        type="url"
        value={material.uri}
        onValue={(uri) => onMaterial({ uri })}
        fault={faults[field("uri")]}
        optional
      />
      <Field
        field={field("name")}
        label={says.materialName}
        value={material.name}
        onValue={(value) => onMaterial({ name: value })}
        fault={faults[field("name")]}
        optional
      />
    </fieldset>
  );
}

async function checksum(file: File): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Hands a text of the API to the reader as a file: it is fetched, as a plain link cannot prove who asks. */
import { useState } from "preact/hooks";
import { words } from "../language/language.ts";
import { ProblemNote } from "./notes.tsx";
import { saveFile } from "./saveFile.ts";

export type SaveButtonProps = {
  label: string;
  name: string;
  type: string;
  read: () => string | Promise<string | Uint8Array<ArrayBuffer>>;
};

export function SaveButton({ label, name, type, read }: SaveButtonProps) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [said, setSaid] = useState("");

  async function save() {
    setBusy(true);
    setError(null);
    setSaid("");
    try {
      saveFile(name, type, await read());
      setSaid(words.file.saved(name));
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  }

  return (
    <div class="no-print">
      {error !== null && <ProblemNote error={error} />}
      <p class="row">
        <button type="button" class="quiet" disabled={busy} onClick={() => void save()}>
          {busy ? words.file.saving : label}
        </button>
        <span role="status" class="done">
          {said}
        </span>
      </p>
    </div>
  );
}

/** The whole case as a file that proves itself: read with the token, saved by the browser. */
import { useState } from "preact/hooks";
import { callText } from "../../app/api.ts";
import { credentials } from "../../app/session.ts";
import { says } from "../../pages/supervision.words.ts";
import { saveFile } from "./save.ts";
import { Trouble } from "./Trouble.tsx";

const TYPE = "application/jsonl";

export function CaseExport({ applicationId }: { applicationId: string }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [said, setSaid] = useState("");

  async function save() {
    setBusy(true);
    setError(null);
    setSaid("");
    try {
      const text = await callText(`/v1/applications/${applicationId}/case/export`, credentials(), TYPE);
      const name = `${applicationId}.jsonl`;
      saveFile(name, TYPE, text);
      setSaid(says.case.exported(name));
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  }

  return (
    <>
      <p class="actions">
        <button type="button" class="quiet" disabled={busy} onClick={() => void save()}>
          {busy ? says.case.exporting : says.case.export}
        </button>{" "}
        <span role="status">{said}</span>
      </p>
      <p class="plot-note">{says.case.exportNote}</p>
      {error !== null && <Trouble error={error} />}
    </>
  );
}

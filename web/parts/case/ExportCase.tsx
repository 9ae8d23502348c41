/** The whole case as a file. It is fetched: the query code goes into a header, which a plain link cannot carry. */
import { useState } from "preact/hooks";
import { callText } from "../../app/api.ts";
import type { OwnCase } from "../../app/ownCase.ts";
import { SAYS } from "../../pages/applicant.words.ts";
import { ProblemNote } from "../notes.tsx";
import { useCommand } from "./useCommand.ts";

const SAY = SAYS.bundle;

export function ExportCase({ own }: { own: OwnCase }) {
  const [said, setSaid] = useState("");
  const { busy, error, run } = useCommand();

  const save = () =>
    void run(async () => {
      setSaid("");
      const path = `/v1/applications/${own.applicationId}/export`;
      const text = await callText(path, own, "application/jsonl");
      const address = URL.createObjectURL(new Blob([text], { type: "application/jsonl" }));
      const link = document.createElement("a");
      link.href = address;
      link.download = `${own.applicationId}.jsonl`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
      setSaid(SAY.saved);
    });

  return (
    <section class="no-print" aria-labelledby="export-title">
      <h2 id="export-title">{SAY.title}</h2>
      <p>{SAY.intro}</p>
      {error !== null && <ProblemNote error={error} />}
      <button type="button" class="quiet" disabled={busy} onClick={save}>
        {busy ? SAY.saving : SAY.save}
      </button>{" "}
      <span role="status" class="own-said">
        {said}
      </span>
    </section>
  );
}

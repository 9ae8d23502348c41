/** The draft that was saved here before: gone on with, or deleted; and the way to save one. */
import { useState } from "preact/hooks";
import type { Draft } from "./draft.ts";
import { forgetSaved, reopened, saveDraft, savedDraft } from "./saved.ts";
import { says } from "./words.ts";

const SAY = says.saved;

export function SavedDraft({ onOpen }: { onOpen: (draft: Draft) => void }) {
  const [saved, setSaved] = useState(savedDraft);
  const [told, setTold] = useState("");
  if (saved === null) return told === "" ? null : <p role="status">{told}</p>;
  const open = async () => {
    const { draft, gone } = await reopened(saved);
    onOpen(draft);
    setTold(gone === 0 ? SAY.opened : SAY.gone(gone));
    setSaved(null);
  };
  return (
    <div class="note row">
      <span>{SAY.there(saved.draft.name || SAY.unnamed)}</span>
      <button type="button" onClick={() => void open()}>
        {SAY.open}
      </button>
      <button
        type="button"
        class="quiet"
        onClick={() => {
          forgetSaved();
          setSaved(null);
          setTold(SAY.forgotten);
        }}
      >
        {SAY.forget}
      </button>
    </div>
  );
}

export function SaveDraft({ draft }: { draft: Draft }) {
  const [told, setTold] = useState("");
  return (
    <>
      <button
        type="button"
        class="quiet"
        onClick={() => {
          saveDraft(draft);
          setTold(SAY.done);
        }}
      >
        {SAY.save}
      </button>
      <span role="status" class="hint">
        {told}
      </span>
    </>
  );
}

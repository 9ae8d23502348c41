/** Keeps what is typed in a form as a draft, puts a draft back into it, and says which of the two it did. */
import { useRef, useState } from "preact/hooks";
import { draftOf, dropDraft, keepDraft } from "../../shared/api/drafts.ts";
import type { Keeper } from "../../shared/form/Form.tsx";
import { says } from "../words.ts";
import { retype, typedIn } from "./typed.ts";

const SAYS = says.draft;

/**
 * @param of what it is a draft of
 * @param onDropped draws the form anew, without it
 */
export function useDraft(of: string, onDropped: () => void): Keeper {
  const [state, setState] = useState<keyof typeof SAYS.states | "none">("none");
  const isRestoring = useRef(false);
  return {
    begin(form) {
      const entries = draftOf(of);
      if (entries === null) return;
      isRestoring.current = true;
      void retype(form, entries).then(() => {
        isRestoring.current = false;
        setState("restored");
      });
    },
    typed(form) {
      if (isRestoring.current) return;
      const entries = typedIn(form);
      if (entries.length === 0) dropDraft(of);
      setState(entries.length === 0 ? "none" : keepDraft(of, entries) ? "kept" : "lost");
    },
    sent: () => dropDraft(of),
    note: state !== "none" && (
      <p class="hint">
        <span role="status">{SAYS.states[state]}</span>{" "}
        <button
          type="button"
          class="link"
          onClick={() => {
            dropDraft(of);
            onDropped();
          }}
        >
          {SAYS.drop}
        </button>
      </p>
    ),
  };
}

/** What lies over a page whose session has ended: nobody reads on, and who was here goes on where they were. */
import { useEffect, useRef } from "preact/hooks";
import type { Session } from "../api/session.ts";
import { signOut } from "../api/signOut.ts";
import { words } from "../language/language.ts";
import { RenewButton } from "./RenewButton.tsx";

const SAYS = words.session;

type Props = { why: "idle" | "over"; who: Session; onBack: () => void };

export function SessionEnded({ why, who, onBack }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby="session-ended"
      // Escape leads nowhere: what is behind is not for whoever presses it.
      onCancel={(event) => event.preventDefault()}
      onClose={() => dialog.current?.showModal()}
    >
      <h2 id="session-ended">{SAYS[why].title}</h2>
      <p>{SAYS[why].text}</p>
      <p>{SAYS.kept}</p>
      <div class="row">
        <RenewButton who={who} onRenewed={onBack} label={SAYS.again} />
        <button type="button" class="quiet" onClick={() => void signOut(who)}>
          {SAYS.leave}
        </button>
      </div>
    </dialog>
  );
}

/** What lies over a page whose session has ended: nobody reads on, and who was here goes on where they were. */
import type { Session } from "../api/session.ts";
import { signOut } from "../api/signOut.ts";
import { words } from "../language/language.ts";
import { Dialog } from "./Dialog.tsx";
import { RenewButton } from "./RenewButton.tsx";

const SAYS = words.session;

type Props = { why: "idle" | "over"; who: Session; onBack: () => void };

export const SessionEnded = ({ why, who, onBack }: Props) => (
  <Dialog labelledBy="session-ended" stays>
    {() => (
      <>
        <h2 id="session-ended">{SAYS[why].title}</h2>
        <p>{SAYS[why].text}</p>
        <p>{SAYS.kept}</p>
        <div class="row">
          <RenewButton who={who} onRenewed={onBack} label={SAYS.again} />
          <button type="button" class="quiet" onClick={() => void signOut(who)}>
            {SAYS.leave}
          </button>
        </div>
      </>
    )}
  </Dialog>
);

/** Signs the same person in again in a window of its own, so that nothing of this page is lost. */
import { useState } from "preact/hooks";
import { renewInWindow } from "../api/renewal.ts";
import type { Session } from "../api/session.ts";
import { words } from "../language/language.ts";
import { ProblemNote } from "./notes.tsx";

export function RenewButton({
  who,
  label,
  onRenewed,
}: {
  who: Session;
  label: string;
  onRenewed: () => void;
}) {
  const [error, setError] = useState<unknown>(null);
  const [isBlocked, setBlocked] = useState(false);
  const renew = () => {
    setError(null);
    setBlocked(!renewInWindow(who, (failed) => (failed === null ? onRenewed() : setError(failed))));
  };
  return (
    <>
      {error !== null && <ProblemNote error={error} />}
      {isBlocked && <p role="alert">{words.session.blocked}</p>}
      <button type="button" onClick={renew}>
        {label}
      </button>
    </>
  );
}

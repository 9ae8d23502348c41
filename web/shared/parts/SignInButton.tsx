/** The way in, where people sign in at all; why it did not go, if it did not. */
import { useState } from "preact/hooks";
import { signIn } from "../api/signIn.ts";
import { signInSettings } from "../api/signInSettings.ts";
import { words } from "../language/language.ts";
import { ProblemNote } from "./notes.tsx";

export function SignInButton() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  if (signInSettings() === null) return null;
  const go = () => {
    setBusy(true);
    setError(null);
    signIn().catch((failure: unknown) => {
      setError(failure);
      setBusy(false);
    });
  };
  return (
    <>
      {error !== null && <ProblemNote error={error} />}
      <button type="button" disabled={busy} onClick={go}>
        {busy ? words.signingIn : words.signIn}
      </button>
    </>
  );
}

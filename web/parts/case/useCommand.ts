/** A command under way: busy, refused or done. What was entered stays where it is. */
import { useState } from "preact/hooks";
import { Problem } from "../../app/api.ts";

export function useCommand() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  /** Runs it once at a time; `true` when it went through. */
  async function run(command: () => Promise<void>): Promise<boolean> {
    if (busy) return false;
    setBusy(true);
    setError(null);
    try {
      await command();
      return true;
    } catch (refused) {
      setError(refused);
      return false;
    } finally {
      setBusy(false);
    }
  }

  /** What the API says about one field. */
  const faultAt = (path: string): string | undefined =>
    error instanceof Problem ? error.errors.find((fault) => fault.path === path)?.message : undefined;

  return { busy, error, run, faultAt };
}

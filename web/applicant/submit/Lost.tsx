/** What was sent first has been received, and its receipt was lost on the way: it can be fetched again. */
import { useState } from "preact/hooks";
import { ProblemNote } from "../../shared/parts/notes.tsx";
import { useFocused } from "../../shared/parts/useFocused.ts";
import { fetchLost, type Receipt } from "./sending.ts";
import { says } from "./words.ts";

export function Lost({ onReceipt }: { onReceipt: (receipt: Receipt) => void }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const box = useFocused<HTMLDivElement>();

  async function fetchIt() {
    setBusy(true);
    setError(null);
    try {
      const receipt = await fetchLost();
      // What was received first is not what the form holds now: the draft stays.
      if (receipt) onReceipt(receipt);
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  }

  return (
    <div class="problem" role="alert" tabIndex={-1} ref={box}>
      <p>{says.reused}</p>
      {error !== null && <ProblemNote error={error} />}
      <button type="button" disabled={busy} onClick={() => void fetchIt()}>
        {says.fetchLost}
      </button>
    </div>
  );
}

/** Pays by a code: on the laptop its embedded provider does, at once; elsewhere a provider takes the code that is shown. */
import { useState } from "preact/hooks";
import { callLocal } from "../../../shared/api/client.ts";
import { serverNow } from "../../../shared/api/serverNow.ts";
import { ProblemNote } from "../../../shared/parts/notes.tsx";
import { paying as SAY } from "./words.ts";

type Props = { code: string; fen: number; label: string; onPaid: () => void };

export const PayButton = (props: Props) => (LAPTOP ? <Embedded {...props} /> : null);

function Embedded({ code, fen, label, onPaid }: Props) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  async function pay() {
    setBusy(true);
    setError(null);
    try {
      const at = (await serverNow())("");
      const transaction = `L${crypto.randomUUID()}`;
      const notice = { kind: "payment", transaction, paymentCode: code, status: "paid", total: fen, at };
      await callLocal("POST", "/local/payments", { notices: [{ notice }] });
      onPaid();
    } catch (caught) {
      setError(caught);
    }
    setBusy(false);
  }
  return (
    <div class="no-print">
      {error !== null && <ProblemNote error={error} />}
      <button type="button" disabled={busy} onClick={() => void pay()}>
        {busy ? SAY.paying : label}
      </button>
    </div>
  );
}

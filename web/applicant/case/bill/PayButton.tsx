/**
 * Orders a payment with a provider, which says where it is paid; on the laptop its embedded provider pays it at once. One that
 * was not reached is asked again by the same order, and by the code that is shown it is paid anywhere.
 */
import { useState } from "preact/hooks";
import { call, callLocal } from "../../../shared/api/client.ts";
import { serverNow } from "../../../shared/api/serverNow.ts";
import type { Bill } from "../../../shared/bill/BillShown.tsx";
import { nameOf } from "../../../shared/language/language.ts";
import { ProblemNote } from "../../../shared/parts/notes.tsx";
import type { OwnCase } from "../../ownCase.ts";
import { paying as SAY } from "./words.ts";

type Props = {
  own: OwnCase;
  bill: Bill;
  code: string;
  label: string;
  onPaid: () => void;
  /** It stands otherwise now, whether or not it was ordered. */
  onOrdered: () => void;
};

/** What the embedded provider is called. */
const EMBEDDED = "local";

export function PayButton({ own, bill, code, label, onPaid, onOrdered }: Props) {
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  // Also of one that was placed by itself, after whoever ordered had left.
  const payAt = LAPTOP
    ? null
    : (bill.orders.findLast((one) => one.stands && one.paymentCode === code && one.payAt !== null)?.payAt ??
      null);
  const providers = LAPTOP
    ? [{ id: EMBEDDED, text: label }]
    : bill.providers.map((one) => ({ id: one.id, text: SAY.by(label, nameOf(one)) }));
  async function pay(provider: string) {
    setBusy(provider);
    setError(null);
    try {
      const body = { provider, paymentCode: code };
      const { orders } = await call("placeOrder", { path: own, body, by: own });
      const order = orders.findLast((one) => one.provider === provider && one.paymentCode === code)!;
      if (LAPTOP) {
        const at = (await serverNow())("");
        const transaction = `${own.applicationId}-${order.orderId}`;
        const notice = {
          kind: "payment",
          transaction,
          paymentCode: code,
          status: "paid",
          total: order.amount,
          at,
        };
        await callLocal("POST", "/local/payments", { notices: [{ notice }] });
        onPaid();
      } else {
        onOrdered();
      }
    } catch (caught) {
      setError(caught);
      onOrdered();
    }
    setBusy(null);
  }
  return (
    <div class="no-print">
      {error !== null && <ProblemNote error={error} />}
      {payAt !== null && (
        <p class="note" role="status">
          <a href={payAt}>{SAY.payAt}</a>
        </p>
      )}
      {providers.map(({ id, text }) => (
        <button key={id} type="button" disabled={busy !== null} onClick={() => void pay(id)}>
          {busy === id ? SAY.paying : text}
        </button>
      ))}
    </div>
  );
}

/** 一口收费: the applicant's bill, the way to pay it and to ask for what was paid. */
import { useState } from "preact/hooks";
import { call } from "../../../shared/api/client.ts";
import { BillShown, type Bill } from "../../../shared/bill/BillShown.tsx";
import { fenOf, yuanText } from "../../../shared/bill/words.ts";
import { Choice, Field } from "../../../shared/form/Field.tsx";
import { Form } from "../../../shared/form/Form.tsx";
import { nameOf } from "../../../shared/language/language.ts";
import { Shown } from "../../../shared/load/Shown.tsx";
import { useAnswer } from "../../../shared/load/useLoaded.ts";
import { Folded } from "../../../shared/parts/Folded.tsx";
import { Done } from "../../../shared/parts/notes.tsx";
import type { OwnCase } from "../../ownCase.ts";
import { PayButton } from "./PayButton.tsx";
import { paying as SAY } from "./words.ts";

type Props = { own: OwnCase; version: string };

export function OwnBill({ own, version }: Props) {
  const loaded = useAnswer("getBill", { path: own, by: own }, version);
  const [said, setSaid] = useState("");
  const onPaid = () => {
    setSaid(SAY.paid);
    loaded.reload();
  };
  return (
    <>
      <Done>{said}</Done>
      <Shown of={loaded}>
        {(bill) => (
          <>
            {bill.open > 0 && <p>{SAY.how}</p>}
            {bill.open > 0 && bill.paymentCode !== null && bill.slips.length > 1 && (
              <PayButton
                own={own}
                bill={bill}
                code={bill.paymentCode}
                label={SAY.payAll(yuanText(bill.open))}
                onPaid={onPaid}
                onOrdered={loaded.refresh}
              />
            )}
            <BillShown
              bill={bill}
              ofSlip={({ open, paymentCode }) =>
                open > 0 && (
                  <PayButton
                    own={own}
                    bill={bill}
                    code={paymentCode}
                    label={SAY.paySlip(yuanText(open))}
                    onPaid={onPaid}
                    onOrdered={loaded.refresh}
                  />
                )
              }
            />
            <RefundAsked
              own={own}
              bill={bill}
              onAsked={(next) => {
                setSaid(SAY.asked);
                loaded.put(next);
              }}
            />
          </>
        )}
      </Shown>
    </>
  );
}

type RefundProps = { own: OwnCase; bill: Bill; onAsked: (bill: Bill) => void };

function RefundAsked({ own, bill, onAsked }: RefundProps) {
  const paid = bill.lines.filter(({ applied }) => applied > 0);
  if (paid.length === 0) return null;
  return (
    <Folded class="no-print" title={SAY.refund}>
      <Form
        key={bill.refunds.length}
        submit={SAY.send}
        send={async ({ amount, ...said }) =>
          call("askRefund", { path: own, body: { ...said, amount: fenOf(amount) }, by: own })
        }
        onDone={onAsked}
      >
        <Choice path="matter" label={SAY.ofLine}>
          {paid.map(({ matter, tariff }) => (
            <option key={matter.code} value={matter.code}>
              {nameOf(tariff)}
            </option>
          ))}
        </Choice>
        <Field path="amount" label={SAY.yuan} hint={SAY.yuanHint} kind="number" min={0.01} step={0.01} />
        <Field path="reasons" label={SAY.reasons} kind="text" longest={500} />
      </Form>
    </Folded>
  );
}

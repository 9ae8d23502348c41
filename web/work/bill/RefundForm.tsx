/** What is next of a refund: its organ says what it found, and the organ's head approves what is in order. */
import { call } from "../../shared/api/client.ts";
import { session } from "../../shared/api/session.ts";
import type { Bill, Refund } from "../../shared/bill/BillShown.tsx";
import { Choice, Field, options } from "../../shared/form/Field.tsx";
import { Form } from "../../shared/form/Form.tsx";
import { collecting as SAY } from "./words.ts";

type Props = { of: Bill; refund: Refund; onDone: (bill: Bill) => void };

export function RefundForm({ of: { applicationId }, refund, onDone }: Props) {
  const path = { applicationId, refundId: refund.refundId };
  const { rank } = session() ?? {};
  if (refund.step === "asked")
    return (
      <Form
        class="no-print"
        submit={SAY.check}
        send={async (body) => call("decideRefund", { path, body })}
        onDone={onDone}
      >
        <Choice path="result" label={SAY.result}>
          {options(SAY.results)}
        </Choice>
        <Field path="said" label={SAY.said} kind="text" longest={500} />
      </Form>
    );
  if (refund.step !== "checked") return null;
  if (rank !== "head" && rank !== "deputy-head") return <p>{SAY.headApproves}</p>;
  return (
    <Form
      class="no-print"
      submit={SAY.approve}
      send={async () => call("decideRefund", { path, body: { result: "approved" } })}
      onDone={onDone}
    >
      <p>{SAY.approveWhy}</p>
    </Form>
  );
}

/** A bill as everybody sees it: what is due and by what, a slip for each collecting organ, payments, refunds, receipts. */
import type { ComponentChildren } from "preact";
import type { Answer } from "../api/answers.ts";
import { dueText, momentText } from "../language/dates.ts";
import { nameOf, words } from "../language/language.ts";
import { Facts, lines as under } from "../parts/Facts.tsx";
import { StackingTable } from "../parts/Table.tsx";
import { bills as SAY, yuanText } from "./words.ts";

export type Bill = Answer<"getBill">;
export type Line = Bill["lines"][number];
export type Slip = Bill["slips"][number];
export type Refund = Bill["refunds"][number];

type Props = {
  bill: Bill;
  /** What may be done with a slip, with a refund. */
  ofSlip?: (slip: Slip) => ComponentChildren;
  ofRefund?: (refund: Refund) => ComponentChildren;
};

export const BillShown = ({ bill, ofSlip, ofRefund }: Props) => (
  <>
    <p>{SAY.status[bill.status]}</p>
    {bill.lines.length > 0 && <Sums bill={bill} />}
    {bill.lines.length > 0 && <Lines bill={bill} />}
    {bill.slips.map((slip) => (
      <article key={slip.slip} class="panel" aria-label={`${SAY.slips} ${nameOf(slip.organ)}`}>
        <Facts
          facts={[
            [SAY.organ, <strong>{nameOf(slip.organ)}</strong>],
            [SAY.code, <code>{slip.paymentCode}</code>],
            [SAY.due, yuanText(slip.total)],
            [SAY.open, slip.open > 0 && yuanText(slip.open)],
            [SAY.receipts, under(slip.receipts.map(receiptText))],
          ]}
        />
        {ofSlip?.(slip)}
      </article>
    ))}
    <Orders bill={bill} />
    <Payments bill={bill} />
    {bill.refunds.map((refund) => (
      <article key={refund.refundId} class="panel" aria-label={SAY.refundOf(refund.refundId)}>
        <RefundFacts refund={refund} bill={bill} />
        {ofRefund?.(refund)}
      </article>
    ))}
  </>
);

/** What is something; of what is nothing, nothing is said. */
const some = (fen: number) => fen > 0 && yuanText(fen);

const Sums = ({ bill }: { bill: Bill }) => (
  <Facts
    facts={[
      [SAY.total, <strong>{yuanText(bill.total)}</strong>],
      [SAY.applied, yuanText(bill.applied)],
      [SAY.open, <strong>{yuanText(bill.open)}</strong>],
      [SAY.surplus, some(bill.surplus)],
      [SAY.unallocated, some(bill.unallocated)],
      [SAY.refunded, some(bill.refunded)],
      [SAY.codeOfAll, bill.slips.length > 1 && <code>{bill.paymentCode}</code>],
    ]}
  />
);

const Lines = ({ bill }: { bill: Bill }) => (
  <StackingTable
    caption={SAY.lines}
    heads={[SAY.charge, SAY.matter, SAY.basis, SAY.amount, SAY.due, SAY.applied, SAY.state]}
    rows={bill.lines.map((line) => ({
      key: line.matter.code,
      cells: [
        nameOf(line.tariff),
        nameOf(line.matter),
        basisText(line.tariff.basis),
        line.amount === null ? SAY.byFact : yuanText(line.amount),
        yuanText(line.total),
        yuanText(line.applied),
        under([
          SAY.states[line.state],
          ...(line.correction ? [SAY.corrected(line.correction.reasons)] : []),
          ...(line.withheld ? [SAY.withheld(basisText(line.withheld.basis))] : []),
        ]),
      ],
    }))}
  />
);

const basisText = ({ document, article }: { document: string; article: string }): string =>
  `${document} ${article}`;

const receiptText = ({ kind, number, amount, at }: Slip["receipts"][number]): string =>
  SAY.receipt[kind](number, yuanText(amount), momentText(at));

/** Those that were not taken stand until they are, or are no longer what is to be paid. */
function Orders({ bill: { orders } }: { bill: Bill }) {
  const failed = orders.filter(({ payAt, stands }) => stands && payAt === null);
  return failed.map(({ orderId, amount, failures, failedAt }) => (
    <p key={orderId} class="note" role="status">
      {SAY.orderFailed(orderId, yuanText(amount), failures, failedAt && momentText(failedAt))}
    </p>
  ));
}

function Payments({ bill: { payments } }: { bill: Bill }) {
  if (payments.length === 0) return null;
  return (
    <StackingTable
      caption={SAY.payments}
      heads={[SAY.transaction, SAY.amount, SAY.state, SAY.when]}
      rows={payments.map(({ provider, transaction, total, status, paidAt }) => ({
        key: `${provider} ${transaction}`,
        cells: [
          <code>{transaction}</code>,
          yuanText(total),
          SAY.paymentStates[status],
          paidAt === null ? "" : momentText(paidAt),
        ],
      }))}
    />
  );
}

function RefundFacts({ refund, bill }: { refund: Refund; bill: Bill }) {
  const line = bill.lines.find(({ matter }) => matter.code === refund.matter);
  return (
    <Facts
      facts={[
        [SAY.refunds, <strong>{SAY.refundOf(refund.refundId)}</strong>],
        [SAY.of, line ? nameOf(line.tariff) : SAY.surplusOf],
        [SAY.amount, yuanText(refund.amount)],
        [SAY.state, SAY.steps[refund.step]],
        [SAY.reasons, refund.reasons && <span class="said">{refund.reasons}</span>],
        [SAY.checkedBy, nameOf(refund.checkedBy)],
        [SAY.checkBy, refund.checkBy && dueText(refund.checkBy)],
        [SAY.said, refund.said && <span class="said">{refund.said}</span>],
        [
          SAY.payouts,
          under(
            refund.payouts.map(
              ({ payoutId, amount, status, paidOutAt }) =>
                `${payoutId}${words.colon}${yuanText(amount)}${words.semicolon}${SAY.payoutStates[status]}${paidOutAt === null ? "" : words.aside(momentText(paidOutAt))}`,
            ),
          ),
        ],
      ]}
    />
  );
}

/**
 * 一口收费: one bill for all that a case costs, a slip (缴款书) for each collecting organ. What its lines come to follows from
 * the case; on record are what came of it: corrections, payments as their providers announced them, refunds, receipts.
 */
import type { LegalBasis } from "../catalogue/region.ts";
import type { Fen } from "../catalogue/tariff.ts";
import type { Instant } from "../base/time.ts";
import { ordersAfter, type Order, type OrderEvent } from "./ordered.ts";

/** The slip that stands for all of them: whoever pays by it pays the bundle. */
export const BUNDLE = 0;

/** A transaction only moves forward, in this order. */
export const PAYMENT_STATUSES = ["pending", "failed", "paid"] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/** What came back from the bank after it was paid out counts no more, whatever is announced later. */
export const PAYOUT_STATUSES = ["processing", "paid-out", "failed"] as const;
export type PayoutStatus = (typeof PAYOUT_STATUSES)[number];

/** One transaction of a provider (交易), whatever the events are called that tell of it. */
export type Payment = {
  provider: string;
  transaction: string;
  /** The number of the slip that it was paid by, 0 for all of them. */
  slip: number;
  /** The slip that it counts for: that one, or the bundle where it came before there were slips. */
  account: number;
  /** What was paid, and of it what a voucher left to pay. */
  total: Fen;
  payable: Fen;
  status: PaymentStatus;
  paidAt: Instant | null;
  /** The ids of the events that told of it. */
  told: readonly string[];
};

/** A line charged otherwise since then (更正): by a relief, or by the fact as it stands now. Its tariff says how much. */
export type Correction = {
  matter: string;
  amount: Fen;
  relief: string | null;
  value: number | null;
  reasons: string;
  basis: LegalBasis;
  at: Instant;
};

/** Money on its way back by the transaction that it came by. */
export type Payout = {
  payoutId: string;
  provider: string;
  transaction: string;
  amount: Fen;
  status: PayoutStatus;
  paidOutAt: Instant | null;
  told: readonly string[];
};

export type RefundStep = "asked" | "checked" | "approved" | "refused" | "closed";

/** 退付: of a line, or of what was paid beyond the bill, which nobody has to ask for. */
export type Refund = {
  refundId: string;
  /** The line, which was paid; `null`: surplus. */
  matter: string | null;
  /** The slip that it belongs to, 0 where it is of none. */
  slip: number;
  amount: Fen;
  reasons: string | null;
  askedAt: Instant;
  step: RefundStep;
  /** What its organ said, where it has. */
  said: string | null;
  payouts: readonly Payout[];
};

/** What a line comes to, by its matter. */
export type ReceiptLine = { matter: string; amount: Fen };

/** What of a line is to be paid: on whose slip. */
export type AskedLine = ReceiptLine & { slip: number; organ: string };

/** 电子票据: what a slip came to once it was paid; a reversal (红字) takes back what is not charged any more. */
export type Receipt = {
  number: string;
  slip: number;
  kind: "receipt" | "reversal";
  amount: Fen;
  at: Instant;
  /** Whose slip it is, and what has been paid of each of its lines since; absent of one that was issued before. */
  organ?: string | undefined;
  lines?: readonly ReceiptLine[] | undefined;
};

export type BillFacts = { billId: string; applicationId: string };

export type Bill = {
  facts: BillFacts;
  corrections: readonly Correction[];
  payments: readonly Payment[];
  refunds: readonly Refund[];
  receipts: readonly Receipt[];
  /** What its applicant has been asked to pay by a notice, by matter; absent where nobody has been asked. */
  asked?: Readonly<Record<string, Fen>> | undefined;
  /** Absent where none was placed. */
  orders?: readonly Order[] | undefined;
};

/** What a provider announces of a payment. */
export type PaymentNotice = {
  eventId: string;
  provider: string;
  transaction: string;
  slip: number;
  account: number;
  status: PaymentStatus;
  total: Fen;
  payable: Fen;
  paidAt: Instant | null;
};

/** What a provider announces of a payout. */
export type PayoutNotice = {
  eventId: string;
  provider: string;
  transaction: string;
  payoutId: string;
  amount: Fen;
  status: PayoutStatus;
  paidOutAt: Instant | null;
};

export type NewPayout = Pick<Payout, "payoutId" | "provider" | "transaction" | "amount">;

export type BillEvent =
  | { type: "bill-opened"; facts: BillFacts; at: Instant }
  | { type: "payment-noticed"; notice: PaymentNotice; at: Instant }
  | { type: "line-corrected"; correction: Correction }
  | {
      type: "refund-opened";
      refund: Pick<Refund, "refundId" | "matter" | "slip" | "amount" | "reasons">;
      at: Instant;
    }
  | { type: "refund-checked"; refundId: string; said: string; at: Instant }
  | { type: "refund-refused"; refundId: string; said: string; at: Instant }
  /** It is no surplus any more: a line has come that it pays. */
  | { type: "refund-closed"; refundId: string; at: Instant }
  | { type: "refund-approved"; refundId: string; payouts: readonly NewPayout[]; at: Instant }
  | { type: "payout-noticed"; refundId: string; notice: PayoutNotice; at: Instant }
  | { type: "receipt-issued"; receipt: Receipt }
  /** These are due, and their applicant is asked to pay them (缴费通知书). */
  | { type: "bill-fell-due"; lines: readonly AskedLine[]; at: Instant }
  | OrderEvent;

export function begin(events: readonly BillEvent[]): Bill {
  const [first, ...rest] = events;
  if (first?.type !== "bill-opened") throw new Error("a bill's history begins with its opening");
  return rest.reduce<Bill>(evolve, opened(first.facts));
}

/** A bill to which nothing has happened yet: as good as none on record. */
export const opened = (facts: BillFacts): Bill => ({
  facts,
  corrections: [],
  payments: [],
  refunds: [],
  receipts: [],
});

export function evolve(bill: Bill, event: BillEvent): Bill {
  switch (event.type) {
    case "bill-opened":
      return { ...bill, facts: event.facts };
    case "payment-noticed":
      return { ...bill, payments: noticed(bill.payments, event.notice) };
    case "line-corrected":
      return { ...bill, corrections: [...bill.corrections, event.correction] };
    case "refund-opened":
      return {
        ...bill,
        refunds: [
          ...bill.refunds,
          { ...event.refund, askedAt: event.at, step: "asked", said: null, payouts: [] },
        ],
      };
    case "refund-checked":
      return withRefund(bill, event.refundId, (one) => ({ ...one, step: "checked", said: event.said }));
    case "refund-refused":
      return withRefund(bill, event.refundId, (one) => ({ ...one, step: "refused", said: event.said }));
    case "refund-closed":
      return withRefund(bill, event.refundId, (one) => ({ ...one, step: "closed" }));
    case "refund-approved":
      return withRefund(bill, event.refundId, (one) => ({
        ...one,
        step: "approved",
        payouts: event.payouts.map((payout) => ({
          ...payout,
          status: "processing",
          paidOutAt: null,
          told: [],
        })),
      }));
    case "payout-noticed":
      return withRefund(bill, event.refundId, (one) => ({
        ...one,
        payouts: one.payouts.map((payout) => paidOut(payout, event.notice)),
      }));
    case "receipt-issued":
      return { ...bill, receipts: [...bill.receipts, event.receipt] };
    case "order-opened":
    case "order-placed":
    case "order-failed":
      return { ...bill, orders: ordersAfter(bill, event) };
    case "bill-fell-due":
      return {
        ...bill,
        asked: { ...bill.asked, ...Object.fromEntries(event.lines.map((one) => [one.matter, one.amount])) },
      };
  }
}

const withRefund = (bill: Bill, refundId: string, change: (refund: Refund) => Refund): Bill => ({
  ...bill,
  refunds: bill.refunds.map((one) => (one.refundId === refundId ? change(one) : one)),
});

type Named = Pick<Payment, "provider" | "transaction">;

export const isOf =
  ({ provider, transaction }: Named) =>
  (payment: Named): boolean =>
    payment.provider === provider && payment.transaction === transaction;

function noticed(payments: readonly Payment[], notice: PaymentNotice): readonly Payment[] {
  const { eventId, ...said } = notice;
  const known = payments.find(isOf(notice));
  if (!known) return [...payments, { ...said, told: [eventId] }];
  const isForward = PAYMENT_STATUSES.indexOf(said.status) > PAYMENT_STATUSES.indexOf(known.status);
  const { status, paidAt, payable } = isForward ? said : known;
  const moved = { ...known, status, paidAt, payable, told: [...known.told, eventId] };
  return payments.map((one) => (one === known ? moved : one));
}

function paidOut(payout: Payout, { eventId, payoutId, status, paidOutAt }: PayoutNotice): Payout {
  if (payout.payoutId !== payoutId) return payout;
  const isForward = PAYOUT_STATUSES.indexOf(status) > PAYOUT_STATUSES.indexOf(payout.status);
  return {
    ...payout,
    status: isForward ? status : payout.status,
    // When it went out is known whichever notice comes first.
    paidOutAt: payout.paidOutAt ?? paidOutAt,
    told: [...payout.told, eventId],
  };
}

/** The events of a bill. */
import * as z from "zod";
import type { BillEvent } from "../../domain/billing/bill.ts";
import type { EventRow } from "./row.ts";
import { count, instant, text } from "./shapes/base.ts";
import { askedToPay, receiptIssued } from "../../domain/notices/ofBilling.ts";
import {
  askedLine,
  billFacts,
  correction,
  newPayout,
  paymentNotice,
  payoutNotice,
  receipt,
} from "./shapes/billing.ts";

/** What the bus carries as somebody orders a payment: who sees to it that the order is placed hears of that. */
export const ORDER_OPENED = "order-opened";

export const BILL_EVENTS = {
  "bill-opened": {
    data: z.object({ type: z.literal("bill-opened"), facts: billFacts, at: instant }),
    announced: ({ facts: { billId }, at }) => ({ billId, at }),
  },
  "payment-noticed": {
    data: z.object({ type: z.literal("payment-noticed"), notice: paymentNotice, at: instant }),
    announced: ({ notice: { provider, transaction, status, total }, at }) => ({
      provider,
      transaction,
      status,
      total,
      at,
    }),
  },
  "line-corrected": {
    data: z.object({ type: z.literal("line-corrected"), correction }),
    announced: ({ correction: { matter, amount, at } }) => ({ matter, amount, at }),
    mail: "progress",
  },
  "refund-opened": {
    data: z.object({
      type: z.literal("refund-opened"),
      refund: z.object({
        refundId: text,
        matter: text.nullable(),
        slip: count,
        amount: count,
        reasons: text.nullable(),
      }),
      at: instant,
    }),
    announced: ({ refund: { refundId, matter, amount }, at }) => ({ refundId, matter, amount, at }),
    mail: "progress",
  },
  "refund-checked": {
    data: z.object({ type: z.literal("refund-checked"), refundId: text, said: text, at: instant }),
    announced: ({ refundId, at }) => ({ refundId, at }),
  },
  "refund-refused": {
    data: z.object({ type: z.literal("refund-refused"), refundId: text, said: text, at: instant }),
    announced: ({ refundId, at }) => ({ refundId, at }),
    mail: "progress",
  },
  "refund-closed": {
    data: z.object({ type: z.literal("refund-closed"), refundId: text, at: instant }),
    announced: ({ refundId, at }) => ({ refundId, at }),
  },
  "refund-approved": {
    data: z.object({
      type: z.literal("refund-approved"),
      refundId: text,
      payouts: z.array(newPayout),
      at: instant,
    }),
    announced: ({ refundId, at }) => ({ refundId, at }),
    mail: "progress",
  },
  "payout-noticed": {
    data: z.object({
      type: z.literal("payout-noticed"),
      refundId: text,
      notice: payoutNotice,
      at: instant,
    }),
    announced: ({ refundId, notice: { status, amount }, at }) => ({ refundId, status, amount, at }),
    mail: "progress",
  },
  "receipt-issued": {
    data: z.object({ type: z.literal("receipt-issued"), receipt }),
    announced: ({ receipt: { number, kind, amount, at } }) => ({ number, kind, amount, at }),
    notices: receiptIssued,
    mail: "progress",
  },
  "bill-fell-due": {
    data: z.object({ type: z.literal("bill-fell-due"), lines: z.array(askedLine), at: instant }),
    announced: ({ lines, at }) => ({ lines: lines.map(({ matter, amount }) => ({ matter, amount })), at }),
    notices: askedToPay,
    mail: "progress",
  },
  "order-opened": {
    data: z.object({
      type: z.literal("order-opened"),
      order: z.object({ orderId: text, provider: text, slip: count, amount: count }),
      at: instant,
    }),
    announced: ({ order: { orderId, provider, amount }, at }) => ({ orderId, provider, amount, at }),
  },
  "order-placed": {
    data: z.object({
      type: z.literal("order-placed"),
      orderId: text,
      payAt: text,
      at: instant,
      unasked: z.literal(true).optional(),
    }),
    announced: ({ orderId, at }) => ({ orderId, at }),
  },
  "order-failed": {
    data: z.object({ type: z.literal("order-failed"), orderId: text, at: instant }),
    announced: ({ orderId, at }) => ({ orderId, at }),
  },
} as const satisfies { [E in BillEvent as E["type"]]: EventRow<E> };

/** What is said of a bill. */
import * as z from "zod";
import { PAYMENT_STATUSES, PAYOUT_STATUSES } from "../../domain/billing/bill.ts";
import { fault } from "../base/faults.ts";
import { paymentCode, payoutId } from "../base/identifiers.ts";
import { instant, localDate, matterCode, slug, text } from "../base/primitives.ts";

/** No line of a bill comes to more than ten thousand million yuan. */
const fen = z
  .int()
  .min(1)
  .max(1_000_000_000_000)
  .meta({ description: "whole fen (分)", examples: [52_880] });
const basis = z.strictObject({ document: text(80), article: text(40) });

/** A provider's own number of a transaction. */
const transaction = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, fault("format"))
  .meta({ examples: ["4200001234202603021234567890"] });

export const PaymentNoticeBody = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("payment"),
      transaction,
      paymentCode,
      status: z.enum(PAYMENT_STATUSES),
      total: fen.meta({
        description: "what was paid, in fen: the bill's total, whatever a voucher left to pay",
      }),
      payable: z.int().min(0).optional().meta({ description: "what of it the payer paid themselves" }),
      at: instant.meta({ description: "when it came to this status, by the provider's clock" }),
    }),
    z.strictObject({
      kind: z.literal("payout"),
      transaction,
      payout: payoutId,
      status: z.enum(PAYOUT_STATUSES),
      amount: fen,
      at: instant,
    }),
  ])
  .meta({ description: "what a provider announces of a transaction" });

/** By which a notice proves that it is its provider's (Standard Webhooks). */
export const signedHeaders = z.object({
  "webhook-id": z
    .string()
    .max(100)
    .optional()
    .meta({ description: "the event's id; a transaction is known by its own number" }),
  "webhook-timestamp": z.string().max(20).optional(),
  "webhook-signature": z.string().max(500).optional(),
});

export const CorrectionBody = z.strictObject({
  matter: matterCode,
  relief: slug.nullable().default(null).meta({ description: "one of the tariff's reliefs (减免)" }),
  amount: z.int().min(0).max(1_000_000_000_000).meta({ description: "fen, as the tariff makes it" }),
  reasons: text(500),
  basis,
});

export const RefundBody = z.strictObject({ matter: matterCode, amount: fen, reasons: text(500) });

export const RefundDecisionBody = z.discriminatedUnion("result", [
  z.strictObject({ result: z.literal("in-order"), said: text(500) }),
  z.strictObject({ result: z.literal("refused"), said: text(500) }),
  z.strictObject({ result: z.literal("approved") }),
]);

export const StatementBody = z.strictObject({
  day: localDate.meta({ description: "the provider's day, by the clock of Asia/Shanghai" }),
  statement: z
    .string()
    .min(1)
    .max(200_000)
    .meta({
      description: "CSV: transaction,kind,reference,amount,time; amounts in yuan",
      examples: ["transaction,kind,reference,amount,time"],
    }),
});

export const OrderBody = z.strictObject({
  provider: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/, fault("format"))
    .meta({ description: "one of the region's", examples: ["local"] }),
  paymentCode: paymentCode.meta({ description: "of one slip, or of all together" }),
});

/** What a bill keeps. */
import * as z from "zod";
import {
  PAYMENT_STATUSES,
  PAYOUT_STATUSES,
  type AskedLine,
  type BillFacts,
  type Correction,
  type NewPayout,
  type PaymentNotice,
  type PayoutNotice,
  type Receipt,
  type ReceiptLine,
} from "../../../domain/billing/bill.ts";
import { count, instant, shape, text } from "./base.ts";
import { basis } from "./catalogue.ts";

export const billFacts = shape<BillFacts>()(z.object({ billId: text, applicationId: text }));

export const paymentNotice = shape<PaymentNotice>()(
  z.object({
    eventId: text,
    provider: text,
    transaction: text,
    slip: count,
    account: count,
    status: z.enum(PAYMENT_STATUSES),
    total: count,
    payable: count,
    paidAt: instant.nullable(),
  }),
);

export const payoutNotice = shape<PayoutNotice>()(
  z.object({
    eventId: text,
    provider: text,
    transaction: text,
    payoutId: text,
    amount: count,
    status: z.enum(PAYOUT_STATUSES),
    paidOutAt: instant.nullable(),
  }),
);

export const correction = shape<Correction>()(
  z.object({
    matter: text,
    amount: count,
    relief: text.nullable(),
    value: z.number().nullable(),
    reasons: text,
    basis,
    at: instant,
  }),
);

export const newPayout = shape<NewPayout>()(
  z.object({ payoutId: text, provider: text, transaction: text, amount: count }),
);

const receiptLine = shape<ReceiptLine>()(z.object({ matter: text, amount: count }));

export const receipt = shape<Receipt>()(
  z.object({
    number: text,
    slip: count,
    kind: z.enum(["receipt", "reversal"]),
    amount: count,
    at: instant,
    organ: text.optional(),
    lines: z.array(receiptLine).optional(),
  }),
);

export const askedLine = shape<AskedLine>()(
  z.object({ matter: text, amount: count, slip: count, organ: text }),
);

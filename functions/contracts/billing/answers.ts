/** What is answered about a bill. */
import * as z from "zod";
import { PAYMENT_STATUSES, PAYOUT_STATUSES } from "../../domain/billing/bill.ts";
import { basis, date, instant, named } from "../base/answers.ts";
import { applicationId, paymentCode } from "../base/identifiers.ts";
import { pageEnd } from "../base/lists.ts";
import { tariff } from "../catalogue/answers.ts";

const fen = z.int().min(0);

const account = {
  total: fen.meta({ description: "what is due, in fen" }),
  received: fen,
  refunded: fen.meta({ description: "paid out, and not come back" }),
  applied: fen,
  open: fen,
  surplus: fen.meta({ description: "beyond the bill; its refund starts by itself" }),
  unallocated: fen.meta({ description: "came before its bill, and waits for it" }),
};

const department = z.strictObject({ id: z.string(), ...named });

const refund = z.strictObject({
  refundId: z.string(),
  matter: z.string().nullable().meta({ description: "null: of what was paid beyond the bill" }),
  amount: fen,
  reasons: z.string().nullable(),
  step: z.enum(["asked", "checked", "approved", "refused", "closed"]),
  said: z.string().nullable(),
  askedAt: instant,
  checkBy: instant.nullable().meta({ description: "ten working days after it was asked for" }),
  checkedBy: department.meta({ description: "who checks it" }),
  payouts: z.array(
    z.strictObject({
      payoutId: z.string(),
      provider: z.string(),
      transaction: z.string(),
      amount: fen,
      status: z.enum(PAYOUT_STATUSES),
      paidOutAt: instant.nullable(),
    }),
  ),
});

export const BillAnswer = z
  .strictObject({
    applicationId,
    status: z
      .enum(["free", "before-acceptance", "not-due", "open", "paid"])
      .meta({ description: "whether there is anything to pay now" }),
    ...account,
    paymentCode: paymentCode.nullable().meta({ description: "pays all slips together" }),
    lines: z.array(
      z.strictObject({
        matter: z.strictObject({ code: z.string(), ...named }),
        slip: z.int(),
        state: z.enum(["awaits-fact", "not-due", "due", "off"]),
        dueAt: instant.nullable(),
        amount: fen
          .nullable()
          .meta({ description: "by the tariff; open while nobody has vouched for its fact" }),
        total: fen,
        applied: fen,
        open: fen,
        remitted: fen,
        fact: z
          .strictObject({ attribute: z.string(), value: z.number(), by: z.string(), at: instant })
          .nullable(),
        correction: z
          .strictObject({
            amount: fen,
            relief: z.string().nullable(),
            reasons: z.string(),
            basis,
            at: instant,
          })
          .nullable(),
        tariff,
        withheld: z.strictObject({ basis, deliverBy: date.nullable() }).nullable().meta({
          description:
            "the licence is kept back until it is paid, by this basis; the ten working days of its delivery (行政许可法 art. 44) run",
        }),
      }),
    ),
    slips: z.array(
      z.strictObject({
        slip: z.int(),
        organ: department,
        paymentCode,
        ...account,
        receipts: z.array(
          z.strictObject({
            number: z.string(),
            kind: z.enum(["receipt", "reversal"]),
            amount: fen,
            at: instant,
          }),
        ),
      }),
    ),
    payments: z.array(
      z.strictObject({
        provider: z.string(),
        transaction: z.string(),
        paymentCode,
        status: z.enum(PAYMENT_STATUSES),
        total: fen,
        payable: fen,
        paidAt: instant.nullable(),
      }),
    ),
    refunds: z.array(refund),
    providers: z
      .array(z.strictObject({ id: z.string(), ...named }))
      .meta({ description: "with whom it may be ordered; by its payment code it is paid anywhere" }),
    orders: z.array(
      z.strictObject({
        orderId: z.string(),
        provider: z.string(),
        paymentCode,
        amount: fen,
        askedAt: instant,
        payAt: z
          .string()
          .nullable()
          .meta({ format: "uri", description: "null: the provider has not taken it yet" }),
        stands: z.boolean().meta({
          description:
            "it is still what is to be paid: by its link, or, once its provider takes it, which is tried by itself for hours",
        }),
        failures: z.int(),
        failedAt: instant.nullable(),
      }),
    ),
  })
  .meta({ id: "Bill" });

/** Refunds that wait for their organ, each with its case. */
export const RefundsAnswer = z.strictObject({
  refunds: z.array(z.strictObject({ applicationId, project: z.string(), ...refund.shape })),
  ...pageEnd,
});

export const NoticeTakenAnswer = z.strictObject({
  transaction: z.string(),
  status: z.enum([...PAYMENT_STATUSES, ...PAYOUT_STATUSES]).meta({ description: "as it is on record now" }),
  receipts: z.array(z.string()).meta({ description: "of the slips that it pays" }),
});

export const ReconciliationOfDayAnswer = z.strictObject({
  provider: z.string(),
  day: date,
  rows: z.int(),
  movements: z.int().meta({ description: "of that day, by what is on record" }),
  differences: z.array(
    z.strictObject({
      what: z.enum([
        "not-on-record",
        "not-moved",
        "not-in-statement",
        "amount",
        "reference",
        "other-day",
        "row-of-another-day",
        "twice",
        "unreadable",
      ]),
      line: z.int().nullable().meta({ description: "of the statement" }),
      kind: z.enum(["payment", "refund"]).nullable(),
      transaction: z.string().nullable(),
      reference: z.string().nullable(),
      stated: fen.nullable(),
      recorded: fen.nullable(),
      recordedAt: instant.nullable(),
    }),
  ),
});

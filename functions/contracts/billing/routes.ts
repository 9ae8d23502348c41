/** The routes of the bill (一口收费). */
import * as z from "zod";
import { contract } from "../base/contract.ts";
import { page } from "../base/lists.ts";
import { BillAnswer, NoticeTakenAnswer, ReconciliationOfDayAnswer, RefundsAnswer } from "./answers.ts";
import {
  CorrectionBody,
  OrderBody,
  PaymentNoticeBody,
  RefundBody,
  RefundDecisionBody,
  signedHeaders,
  StatementBody,
} from "./bodies.ts";

const BASIS = { document: "财综〔2014〕8号", article: "第十一条" };

export const getBill = contract({
  name: "getBill",
  noun: "billing",
  method: "GET",
  path: "/v1/applications/{applicationId}/bill",
  access: { roles: ["department", "supervisor"], orBy: "applicant" },
  agent: "read",
  rights: ["read", "secret"],
  summary:
    "The one bill of a case: its lines by their tariffs, a slip for each collecting organ, payments, refunds, receipts",
  answer: { status: 200, schema: BillAnswer },
  problems: ["unknown-application"],
});

export const takePaymentNotice = contract({
  name: "takePaymentNotice",
  noun: "billing",
  method: "POST",
  path: "/v1/payments/{provider}/notices",
  access: "anyone",
  rights: ["read", "write", "payments"],
  summary:
    "A provider announces what became of a transaction, signed with its time; late, again or out of order it changes nothing that it should not",
  headers: signedHeaders,
  body: PaymentNoticeBody,
  answer: { status: 200, schema: NoticeTakenAnswer },
  problems: [
    "unsigned-notice",
    "unknown-bill",
    "other-bill",
    "transaction-differs",
    "unknown-payout",
    "payout-differs",
  ],
  example: ({ code }) => ({
    body: {
      kind: "payment",
      transaction: "4200001234202603021234567890",
      paymentCode: `${code}-0123456789ABCDEF-P00`,
      status: "paid",
      total: 52_880,
      payable: 51_880,
      at: "2026-03-02T16:00:00Z",
    },
  }),
});

export const placeOrder = contract({
  name: "placeOrder",
  noun: "billing",
  method: "POST",
  path: "/v1/applications/{applicationId}/bill/orders",
  access: "applicant",
  agent: "pay",
  rights: ["read", "write", "secret", "payments"],
  seconds: 15,
  summary:
    "Orders the payment of what is open with a provider, which says where to pay; again, it is the same order, and money is what the provider announces alone",
  body: OrderBody,
  answer: { status: 200, schema: BillAnswer },
  problems: ["other-bill", "nothing-to-pay", "too-many-orders", "unknown-provider", "provider-unreachable"],
  example: ({ code }) => ({
    body: { provider: "guoku", paymentCode: `${code}-0123456789ABCDEF-P00` },
  }),
});

export const correctLine = contract({
  name: "correctLine",
  noun: "billing",
  method: "POST",
  path: "/v1/applications/{applicationId}/bill/corrections",
  access: ["department"],
  rights: ["read", "write"],
  summary:
    "Its organ charges a line otherwise, by a relief of the tariff or by the fact as it is vouched for now; nothing outside the tariff",
  body: CorrectionBody,
  answer: { status: 200, schema: BillAnswer },
  problems: ["unknown-application", "outside-tariff", "fact-not-vouched", "not-your-slip"],
  example: ({ matters }) => ({
    body: {
      matter: matters[0]!.code,
      relief: "public-welfare",
      amount: 0,
      reasons: "养老服务设施",
      basis: BASIS,
    },
  }),
});

export const askRefund = contract({
  name: "askRefund",
  noun: "billing",
  method: "POST",
  path: "/v1/applications/{applicationId}/bill/refunds",
  access: "applicant",
  agent: "pay",
  rights: ["read", "write", "secret"],
  summary: "The applicant asks for what was paid of a line, or a part of it (退付申请)",
  body: RefundBody,
  answer: { status: 201, schema: BillAnswer },
  problems: ["line-not-paid", "too-many-refunds"],
  example: ({ matters }) => ({ body: { matter: matters[0]!.code, amount: 10_000, reasons: "面积核定有误" } }),
});

export const decideRefund = contract({
  name: "decideRefund",
  noun: "billing",
  method: "PUT",
  path: "/v1/applications/{applicationId}/bill/refunds/{refundId}",
  access: ["department"],
  rights: ["read", "write"],
  summary:
    "The collecting organ checks a refund, or refuses it with reasons; its head approves what was checked, and it goes back by the transactions that it came by",
  body: RefundDecisionBody,
  answer: { status: 200, schema: BillAnswer },
  problems: [
    "unknown-application",
    "unknown-refund",
    "refund-settled",
    "refund-unchecked",
    "not-your-slip",
    "line-not-paid",
    "heads-approval",
  ],
  example: { body: { result: "in-order", said: "已核实，确属误收。" } },
});

export const listRefunds = contract({
  name: "listRefunds",
  noun: "billing",
  method: "GET",
  path: "/v1/refunds",
  access: ["department", "supervisor"],
  rights: ["read", "lists"],
  summary:
    "Refunds that wait to be checked or approved, of the bill that has waited longest first: a department's own, all of them for supervisors",
  query: z.strictObject({ ...page }),
  answer: { status: 200, schema: RefundsAnswer },
  problems: [],
  example: { query: { limit: "20" } },
});

export const reconcilePayments = contract({
  name: "reconcilePayments",
  noun: "billing",
  method: "POST",
  path: "/v1/payments/{provider}/reconciliation",
  access: ["operator"],
  rights: ["read"],
  audited: true,
  seconds: 28,
  summary: "A provider's statement of a day against what is on record: every difference by its name (对账)",
  body: StatementBody,
  answer: { status: 200, schema: ReconciliationOfDayAnswer },
  problems: ["unknown-provider"],
  example: {
    body: {
      day: "2026-03-02",
      statement:
        "transaction,kind,reference,amount,time\n4200001234202603021234567890,payment,440307-0123456789ABCDEF-P00,528.80,2026-03-02T15:00:00Z",
    },
  },
});

/** A case with a bill, in words: what it charges, and what its providers announce. */
import type { PaymentNotice, PayoutNotice } from "../../../functions/domain/billing/bill.ts";
import type { Charged, ChargedCase } from "../../../functions/domain/billing/charge.ts";
import type { Tariff } from "../../../functions/domain/catalogue/tariff.ts";

export const T0 = "2026-03-02T01:00:00.000Z";
export const APPLICATION = "440307-0000000000000000";

export const tariff = (over: Partial<Tariff> = {}): Tariff => ({
  name: "占道挖掘费",
  nameEn: "Digging charge",
  charge: { fixed: 100 },
  due: "acceptance",
  collectedBy: "city",
  basis: { kind: "administrative-regulation", document: "城市道路管理条例", article: "第三十七条" },
  reliefs: [
    {
      code: "half",
      name: "减半",
      nameEn: "Half",
      percent: 50,
      basis: { document: "财税〔2014〕122号", article: "一" },
    },
  ],
  ...over,
});

export const charged = (matter: string, over: Partial<Charged> = {}): Charged => ({
  matter,
  tariff: tariff(),
  dueAt: T0,
  isOff: false,
  fact: null,
  factNow: null,
  grantedAt: null,
  ...over,
});

export const caseWith = (charges: readonly Charged[], over: Partial<ChargedCase> = {}): ChargedCase => ({
  applicationId: APPLICATION,
  lead: "lead",
  charges,
  accepted: "yes",
  ...over,
});

export const BEFORE_ACCEPTANCE = caseWith([], { accepted: "not-yet" });

export const paid = (
  transaction: string,
  total: number,
  over: Partial<PaymentNotice> = {},
): Omit<PaymentNotice, "account"> => ({
  eventId: `${transaction}-1`,
  provider: "local",
  transaction,
  slip: 0,
  status: "paid",
  total,
  payable: total,
  paidAt: T0,
  ...over,
});

export const wentOut = (
  payoutId: string,
  transaction: string,
  amount: number,
  over: Partial<PayoutNotice> = {},
): PayoutNotice => ({
  eventId: `${payoutId}-1`,
  provider: "local",
  transaction,
  payoutId,
  amount,
  status: "paid-out",
  paidOutAt: T0,
  ...over,
});

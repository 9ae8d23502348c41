/** What is done about a bill: notices of providers, corrections, refunds; and what follows from each by itself. */
import type { LegalBasis } from "../catalogue/region.ts";
import { chargeOf, factOf, type Fen, type Tariff } from "../catalogue/tariff.ts";
import type { Instant } from "../base/time.ts";
import {
  BUNDLE,
  evolve,
  isOf,
  opened,
  type Bill,
  type BillEvent,
  type NewPayout,
  type Payment,
  type PaymentNotice,
  type PayoutNotice,
  type Refund,
} from "./bill.ts";
import { organsOf, type ChargedCase } from "./charge.ts";
import { isPending, settle, sum, type Line, type Slip } from "./settling.ts";

/** So many refunds one bill takes that were asked for; whoever needs more goes to the organ. */
export const MOST_REFUNDS = 40;

/** Working days in which the collecting organ checks a refund. */
export const REFUND_DAYS = 10;

export type BillRefusal =
  /** It names no slip of this bill, or what it says of its transaction is on record otherwise. Nothing is booked. */
  | { code: "other-bill"; transaction: string }
  | { code: "transaction-differs"; transaction: string; slip: number; total: Fen }
  | { code: "unknown-payout"; payoutId: string }
  | { code: "payout-differs"; payoutId: string; transaction: string; amount: Fen }
  /** Nothing outside the tariff can be charged. `amount`: what it comes to, where anything does. */
  | { code: "outside-tariff"; matter: string; tariff: Tariff | null; amount: Fen | null }
  | { code: "fact-not-vouched"; matter: string; attribute: string }
  | { code: "not-your-slip"; organ: string }
  | { code: "line-not-paid"; matter: string; applied: Fen; pending: Fen }
  | { code: "too-many-refunds"; most: number }
  | { code: "unknown-refund"; refundId: string }
  | { code: "refund-settled"; refundId: string; step: Refund["step"] }
  | { code: "refund-unchecked"; refundId: string }
  /** Nothing of that slip is open, or there is no such slip. */
  | { code: "nothing-to-pay"; slip: number }
  | { code: "too-many-orders"; most: number };

export type BillDecision = { events: readonly BillEvent[]; refusal?: BillRefusal };

const refused = (refusal: BillRefusal): BillDecision => ({ events: [], refusal });

/** What a bill is, on record or not. @param bill `undefined` where nothing has happened to it */
export const known = (of: ChargedCase, billId: string, bill: Bill | undefined): Bill =>
  bill ?? opened({ billId, applicationId: of.applicationId });

/** Where a bill is asked about: its case, what is on record of it, and when. */
export type BillMoment = { of: ChargedCase; billId: string; bill: Bill | undefined; now: Instant };

/** The events of an act, with what follows from them by itself. */
export function written({ of, billId, bill, now }: BillMoment, events: readonly BillEvent[]): BillDecision {
  const first: readonly BillEvent[] =
    bill || events.length === 0
      ? []
      : [{ type: "bill-opened", facts: { billId, applicationId: of.applicationId }, at: now }];
  const after = events.reduce(evolve, known(of, billId, bill));
  return { events: [...first, ...events, ...following(of, after, now)] };
}

/** A provider says what became of a transaction; what is on record already is kept, and changes nothing. */
export function notice(moment: BillMoment, said: Omit<PaymentNotice, "account">): BillDecision {
  const { of, billId, now } = moment;
  const bill = known(of, billId, moment.bill);
  const before = bill.payments.find(isOf(said));
  if (before?.told.includes(said.eventId)) return { events: [] };
  const { transaction } = said;
  if (before && (before.slip !== said.slip || before.total !== said.total))
    return refused({ code: "transaction-differs", transaction, slip: before.slip, total: before.total });
  const isAccepted = of.accepted === "yes";
  if (!before && isAccepted && (of.charges.length === 0 || said.slip > organsOf(of).length))
    return refused({ code: "other-bill", transaction });
  const account = before?.account ?? (isAccepted ? said.slip : BUNDLE);
  return written(moment, [{ type: "payment-noticed", notice: { ...said, account }, at: now }]);
}

/** A provider says what became of money on its way back. */
export function payoutNotice(moment: BillMoment, said: PayoutNotice): BillDecision {
  const { payoutId } = said;
  const refund = moment.bill?.refunds.find(({ payouts }) => payouts.some((one) => one.payoutId === payoutId));
  const payout = refund?.payouts.find((one) => one.payoutId === payoutId);
  if (!refund || !payout) return refused({ code: "unknown-payout", payoutId });
  if (payout.told.includes(said.eventId)) return { events: [] };
  const { transaction, amount } = payout;
  if (!isOf(payout)(said) || amount !== said.amount)
    return refused({ code: "payout-differs", payoutId, transaction, amount });
  return written(moment, [
    { type: "payout-noticed", refundId: refund.refundId, notice: said, at: moment.now },
  ]);
}

export type CorrectionSaid = {
  matter: string;
  relief: string | null;
  amount: Fen;
  reasons: string;
  basis: LegalBasis;
};

/** Its organ charges a line otherwise: by a relief of its tariff, or by the fact as it stands now. Nothing else can be. */
export function correct(moment: BillMoment, said: CorrectionSaid, organ: string): BillDecision {
  const { of, billId, now } = moment;
  const { matter, relief, amount } = said;
  const { lines } = settle(of, known(of, billId, moment.bill));
  const line = lines.find(({ charged }) => charged.matter === matter);
  if (!line) return refused({ code: "outside-tariff", matter, tariff: null, amount: null });
  const { tariff, factNow } = line.charged;
  if (tariff.collectedBy !== organ) return refused({ code: "not-your-slip", organ: tariff.collectedBy });
  const attribute = factOf(tariff);
  if (attribute !== null && factNow === null) return refused({ code: "fact-not-vouched", matter, attribute });
  const isKnown = relief === null || tariff.reliefs.some(({ code }) => code === relief);
  const right = isKnown ? chargeOf(tariff, factNow?.value ?? null, relief) : null;
  if (right !== amount) return refused({ code: "outside-tariff", matter, tariff, amount: right });
  if (line.amount === amount && (line.correction?.relief ?? null) === relief) return { events: [] };
  const correction = { ...said, value: factNow?.value ?? null, at: now };
  return written(moment, [{ type: "line-corrected", correction }]);
}

/** The applicant asks for what was paid of a line. */
export function askRefund(
  moment: BillMoment,
  said: { matter: string; amount: Fen; reasons: string },
): BillDecision {
  const { of, billId, now } = moment;
  const bill = known(of, billId, moment.bill);
  const { matter, amount, reasons } = said;
  const pending = bill.refunds.filter((one) => one.matter === matter && isPending(one));
  if (pending.some((one) => one.amount === amount && one.reasons === reasons)) return { events: [] };
  const line = settle(of, bill).lines.find(({ charged }) => charged.matter === matter);
  const asked = sum(pending.map((one) => one.amount));
  if (!line || amount > line.applied - asked)
    return refused({ code: "line-not-paid", matter, applied: line?.applied ?? 0, pending: asked });
  if (bill.refunds.filter((one) => one.matter !== null).length >= MOST_REFUNDS)
    return refused({ code: "too-many-refunds", most: MOST_REFUNDS });
  const refund = { refundId: nextRefund(bill), matter, slip: line.slip, amount, reasons };
  return written(moment, [{ type: "refund-opened", refund, at: now }]);
}

const nextRefund = ({ refunds }: Bill, more = 0): string => `R${refunds.length + 1 + more}`;

/** Whose a refund is to check: the organ of its slip; of what belongs to none, the lead's. */
export const checkerOf = (of: ChargedCase, { slip }: Pick<Refund, "slip">): string =>
  organsOf(of)[slip - 1] ?? of.lead;

/** Its organ has looked at a refund: it is in order, or it is refused with reasons. */
export function checkRefund(
  moment: BillMoment,
  { refundId, result, said }: { refundId: string; result: "in-order" | "refused"; said: string },
  organ: string,
): BillDecision {
  const found = refundOf(moment, refundId, organ);
  if ("code" in found) return refused(found);
  const after = result === "in-order" ? "checked" : "refused";
  if (found.step === after && found.said === said) return { events: [] };
  if (found.step !== "asked") return refused({ code: "refund-settled", refundId, step: found.step });
  const type = result === "in-order" ? ("refund-checked" as const) : ("refund-refused" as const);
  return written(moment, [{ type, refundId, said, at: moment.now }]);
}

/** Its head approves it: from then on it goes back by the transactions that it came by. */
export function approveRefund(moment: BillMoment, refundId: string, organ: string): BillDecision {
  const found = refundOf(moment, refundId, organ);
  if ("code" in found) return refused(found);
  if (found.step === "approved") return { events: [] };
  if (found.step === "asked") return refused({ code: "refund-unchecked", refundId });
  if (found.step !== "checked") return refused({ code: "refund-settled", refundId, step: found.step });
  const { lines, slips } = settle(moment.of, moment.bill!);
  const account = slips.find(({ slip }) => slip === found.slip)!;
  const line = lines.find(({ charged }) => charged.matter === found.matter);
  const most = found.matter === null ? account.surplus - account.reserved : (line?.applied ?? 0);
  if (found.amount > most)
    return refused({ code: "line-not-paid", matter: found.matter ?? "", applied: most, pending: 0 });
  const payouts = payoutsOf(moment.bill!, found);
  return written(moment, [{ type: "refund-approved", refundId, payouts, at: moment.now }]);
}

function refundOf({ of, bill }: BillMoment, refundId: string, organ: string): Refund | BillRefusal {
  const refund = bill?.refunds.find((one) => one.refundId === refundId);
  if (!refund) return { code: "unknown-refund", refundId };
  const own = checkerOf(of, refund);
  return own === organ ? refund : { code: "not-your-slip", organ: own };
}

/** What is left of a transaction to go back. */
const leftOf = (bill: Bill, payment: Payment): Fen =>
  payment.total -
  sum(
    bill.refunds
      .flatMap(({ payouts }) => payouts)
      .filter((one) => isOf(payment)(one) && one.status !== "failed")
      .map(({ amount }) => amount),
  );

/** By which transactions it goes back: those of its own slip first, the latest first, no more than each of them brought. */
function payoutsOf(bill: Bill, { refundId, slip, amount }: Refund): NewPayout[] {
  const paid = bill.payments.filter(({ status }) => status === "paid").toReversed();
  const rank = (payment: Payment) => (payment.account === slip ? 0 : payment.account === BUNDLE ? 1 : 2);
  let wanted = amount;
  return paid
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap((payment) => {
      const part = Math.min(wanted, leftOf(bill, payment));
      wanted -= part;
      const { provider, transaction } = payment;
      return part > 0 ? [{ provider, transaction, amount: part }] : [];
    })
    .map((part, i) => ({ payoutId: `${refundId}-${i + 1}`, ...part }));
}

/** The applicant is asked to pay what is due and open, and again where it has become more than they were asked for. */
export function askToPay(moment: BillMoment): BillDecision {
  const { of, billId, now } = moment;
  const bill = known(of, billId, moment.bill);
  const lines = settle(of, bill).lines.flatMap(({ charged, slip, state, open }) => {
    const { matter, tariff } = charged;
    const isNew = state === "due" && open > (bill.asked?.[matter] ?? 0);
    return isNew ? [{ matter, slip, organ: tariff.collectedBy, amount: open }] : [];
  });
  return lines.length === 0 ? { events: [] } : written(moment, [{ type: "bill-fell-due", lines, at: now }]);
}

/** What follows by itself from where a bill stands: surplus starts back, receipts are issued for what is paid. */
export function following(of: ChargedCase, bill: Bill, at: Instant): BillEvent[] {
  const { lines, slips } = settle(of, bill);
  const refunds = slips.flatMap((slip) => surplusOf(slip, bill, at));
  let opened = 0;
  const numbered = refunds.map((event): BillEvent =>
    event.type === "refund-opened"
      ? { ...event, refund: { ...event.refund, refundId: nextRefund(bill, opened++) } }
      : event,
  );
  return [...numbered, ...slips.flatMap((slip) => receiptsOf(slip, lines, bill, at))];
}

/** The refunds of a surplus follow it: none is open for more than there is, and none is missing. */
function surplusOf({ slip, surplus, reserved }: Slip, bill: Bill, at: Instant): BillEvent[] {
  const free = surplus - reserved;
  const pending = bill.refunds.filter((one) => one.slip === slip && one.matter === null && isPending(one));
  const closed: Refund[] = [];
  let asked = sum(pending.map(({ amount }) => amount));
  for (const refund of pending.toReversed()) {
    if (asked <= free) break;
    closed.push(refund);
    asked -= refund.amount;
  }
  return [
    ...closed.map(({ refundId }): BillEvent => ({ type: "refund-closed", refundId, at })),
    ...(free > asked
      ? [
          {
            type: "refund-opened",
            refund: { refundId: "", matter: null, slip, amount: free - asked, reasons: null },
            at,
          } as const,
        ]
      : []),
  ];
}

/** A slip that is paid has its receipt; what is charged no more is taken back by a reversal. */
function receiptsOf(
  { slip, applied, open, organ }: Slip,
  all: readonly Line[],
  bill: Bill,
  at: Instant,
): BillEvent[] {
  if (organ === null) return [];
  const own = bill.receipts.filter((one) => one.slip === slip);
  const net = sum(own.map(({ kind, amount }) => (kind === "receipt" ? amount : -amount)));
  const isReceipt = applied > net;
  if (applied === net || (isReceipt && open > 0)) return [];
  const number = `${bill.facts.applicationId}-P${padded(slip)}-R${padded(own.length + 1)}`;
  const kind = isReceipt ? "receipt" : "reversal";
  const lines = all
    .filter((line) => line.slip === slip && (line.applied > 0 || !isReceipt))
    .map((line) => ({ matter: line.charged.matter, amount: line.applied }));
  const amount = Math.abs(applied - net);
  return [{ type: "receipt-issued", receipt: { number, slip, kind, amount, at, organ, lines } }];
}

const padded = (number: number): string => String(number).padStart(2, "0");

/** The same where nobody has done anything about the bill, and its case has gone on: a withdrawal, a decision. */
export const follow = (moment: BillMoment): BillDecision =>
  moment.bill === undefined ? { events: [] } : written(moment, []);

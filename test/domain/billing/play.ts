/**
 * A bill to which anything happens in any order: its case goes on, providers announce what happened late, twice, reordered
 * and wrong, organs correct and give back. Beside it a ledger that knows nothing of the rules: what really moved.
 */
import { expect } from "@jest/globals";
import fc from "fast-check";
import { evolve, opened, type Bill, type Refund } from "../../../functions/domain/billing/bill.ts";
import type { ChargedCase } from "../../../functions/domain/billing/charge.ts";
import * as deciding from "../../../functions/domain/billing/deciding.ts";
import { settle, sum, type Account } from "../../../functions/domain/billing/settling.ts";
import {
  movementsOf,
  reconcile,
  type Difference,
  type Movement,
  type StatementRow,
} from "../../../functions/domain/billing/statement.ts";
import { chargeOf } from "../../../functions/domain/catalogue/tariff.ts";
import { APPLICATION, BEFORE_ACCEPTANCE, caseWith, charged, paid, T0, tariff, wentOut } from "./given.ts";

const BASIS = { document: "财税〔2014〕122号", article: "一" };
const byArea = tariff({
  charge: { by: "floorArea", how: "each", tiers: [{ upTo: 100, amount: 10 }, { perUnit: 0.333 }] },
});
const fact = { attribute: "floorArea", value: 1234.5, by: "planning", at: T0 };

/** How the case goes on: each of these, in this order, and one of two ends. */
const digging = charged("digging");
const title = charged("title", { tariff: tariff({ collectedBy: "registry", charge: { fixed: 550 } }) });
const area = charged("area", { tariff: byArea, dueAt: null });
const atGrant = charged("licence", { tariff: tariff({ due: "grant", charge: { fixed: 80 } }), dueAt: null });
const vouched = { ...area, dueAt: T0, fact, factNow: { ...fact, value: 1300 } };
const CASES = [
  BEFORE_ACCEPTANCE,
  caseWith([digging, title, area, atGrant]),
  caseWith([digging, title, vouched, atGrant]),
  caseWith([digging, title, vouched, { ...atGrant, dueAt: T0 }]),
] as const;
const REFUSED = caseWith([digging, title, vouched, { ...atGrant, isOff: true }]);

/** What really happened at the provider's: its transactions, of two days. */
type Real = { transaction: string; slip: number; total: number; at: string };
const REAL: readonly Real[] = [
  { transaction: "t0", slip: 1, total: 10_000, at: "2026-03-02T01:00:00.000Z" },
  { transaction: "t1", slip: 0, total: 65_000, at: "2026-03-02T15:59:59.999Z" },
  { transaction: "t2", slip: 2, total: 55_000, at: "2026-03-02T16:00:00.000Z" },
  { transaction: "t3", slip: 1, total: 10_001, at: "2026-03-01T16:00:00.000Z" },
  { transaction: "t4", slip: 0, total: 1, at: "2026-03-02T03:00:00.000Z" },
];

export const STEPS = [
  "goes-on",
  "told",
  "wrong",
  "corrected",
  "asked",
  "checked",
  "approved",
  "paid-out",
] as const;
export type Step = { step: (typeof STEPS)[number]; a: number; b: number; c: number };

export const steps = fc.array(
  fc.record({
    step: fc.constantFrom<Step["step"]>(
      ...STEPS,
      "goes-on",
      "asked",
      "told",
      "told",
      "checked",
      "approved",
      "paid-out",
    ),
    a: fc.nat(9_999),
    b: fc.nat(9_999),
    c: fc.nat(9_999),
  }),
  { minLength: 1, maxLength: 30, size: "max" },
);

const codeOf = (slip: number): string => `${APPLICATION}-P0${slip}`;

const WANTS: Partial<Record<Step["step"], (refund: Refund) => boolean>> = {
  checked: ({ step }) => step === "asked",
  approved: ({ step }) => step === "checked",
  "paid-out": ({ payouts }) => payouts.length > 0,
};

/** S4, word for word, for the whole and for every slip. */
function holds(account: Account): void {
  const { total, received, refunded, applied, open, surplus, unallocated, reserved } = account;
  for (const fen of [total, received, refunded, applied, open, surplus, unallocated, reserved])
    if (!Number.isSafeInteger(fen) || fen < 0) throw new Error(`${JSON.stringify(account)} is not whole fen`);
  if (
    received - refunded !== applied + surplus + unallocated ||
    applied + open !== total ||
    reserved > surplus
  )
    throw new Error(`S4 does not hold: ${JSON.stringify(account)}`);
}

export function play(all: readonly Step[]): {
  of: ChargedCase;
  bill: Bill | undefined;
  came: ReadonlySet<string>;
} {
  let bill: Bill | undefined;
  let place = 0;
  let of: ChargedCase = CASES[0];
  /** Transactions of which a right notice of payment was taken, and payouts that went out and have not come back. */
  const came = new Set<string>();
  const wentBack = new Map<string, { amount: number; isBack: boolean }>();

  const act = (does: (moment: deciding.BillMoment) => deciding.BillDecision): deciding.BillDecision => {
    const decision = does({ of, billId: "B", bill, now: T0 });
    if (decision.refusal && decision.events.length > 0) throw new Error("a refusal changes nothing");
    if (decision.events.length > 0)
      bill = decision.events.reduce<Bill>(
        evolve,
        bill ?? opened({ billId: "B", applicationId: APPLICATION }),
      );
    return decision;
  };

  /** One of the refunds that a step is about, or any. */
  function taken(a: number, wanted: (refund: Refund) => boolean): Refund | undefined {
    const all = bill?.refunds ?? [];
    const fitting = a % 8 === 0 ? all : all.filter(wanted);
    return fitting[a % Math.max(1, fitting.length)];
  }

  function take({ step, a, b, c }: Step): void {
    const refund = taken(a, WANTS[step] ?? (() => true));
    const organ = refund ? deciding.checkerOf(of, refund) : "city";
    switch (step) {
      case "goes-on":
        place = Math.min(place + 1, CASES.length - 1);
        of = place === CASES.length - 1 && a % 2 === 0 ? REFUSED : CASES[place]!;
        if (place === CASES.length - 1) place = CASES.length;
        return void act(deciding.follow);
      case "told": {
        const { transaction, slip, total, at } = REAL[a % REAL.length]!;
        const status = (["paid", "paid", "failed", "pending"] as const)[b % 4]!;
        const said = {
          slip,
          status,
          eventId: `${transaction}-${b}-${c % 3}`,
          paidAt: status === "paid" ? at : null,
        };
        const { refusal } = act((m) => deciding.notice(m, paid(transaction, total, said)));
        if (refusal) throw new Error(`a right notice was refused: ${refusal.code}`);
        if (status === "paid") came.add(transaction);
        return;
      }
      case "wrong": {
        const { transaction, slip, total } = REAL[a % REAL.length]!;
        const isKnown = bill?.payments.some((one) => one.transaction === transaction);
        if (!isKnown) return;
        const over = b % 2 === 0 ? { slip: slip + 1 } : {};
        const wrong = paid(transaction, b % 2 === 0 ? total : total + 1 + c, {
          slip,
          eventId: `w${c}`,
          ...over,
        });
        if (act((m) => deciding.notice(m, wrong)).refusal?.code !== "transaction-differs")
          throw new Error("a wrong notice was taken");
        return;
      }
      case "corrected": {
        const charge = of.charges[a % Math.max(1, of.charges.length)];
        if (!charge || (charge.matter === "area" && charge.factNow === null)) return;
        const relief = b % 2 === 0 ? "half" : null;
        const amount = chargeOf(charge.tariff, charge.factNow?.value ?? null, relief) + (c % 5 === 0 ? 1 : 0);
        const said = { matter: charge.matter, relief, amount, reasons: "核定", basis: BASIS };
        const { refusal } = act((m) => deciding.correct(m, said, charge.tariff.collectedBy));
        if ((c % 5 === 0) !== (refusal?.code === "outside-tariff"))
          throw new Error("charged outside the tariff");
        return;
      }
      case "asked": {
        const lines = bill ? settle(of, bill).lines.filter(({ applied }) => applied > 0) : [];
        const line = lines[a % Math.max(1, lines.length)];
        if (!line) return;
        const { matter } = line.charged;
        return void act((m) =>
          deciding.askRefund(m, {
            matter,
            amount: 1 + (c % 9 === 0 ? b : b % line.applied),
            reasons: `${c % 3}`,
          }),
        );
      }
      case "checked":
        if (refund)
          act((m) =>
            deciding.checkRefund(
              m,
              { refundId: refund.refundId, result: c % 4 === 0 ? "refused" : "in-order", said: "核" },
              organ,
            ),
          );
        return;
      case "approved":
        if (refund) act((m) => deciding.approveRefund(m, refund.refundId, organ));
        return;
      case "paid-out": {
        const payout = refund?.payouts[b % Math.max(1, refund.payouts.length)];
        if (!payout) return;
        const status = c % 3 === 0 ? ("failed" as const) : ("paid-out" as const);
        const said = {
          status,
          eventId: `${payout.payoutId}-${c % 4}-${status}`,
          paidOutAt: status === "paid-out" ? T0 : null,
        };
        const { refusal } = act((m) =>
          deciding.payoutNotice(m, wentOut(payout.payoutId, payout.transaction, payout.amount, said)),
        );
        if (refusal) throw new Error(`a right notice was refused: ${refusal.code}`);
        const before = wentBack.get(payout.payoutId);
        wentBack.set(payout.payoutId, {
          amount: payout.amount,
          isBack: before?.isBack === true || status === "failed",
        });
        return;
      }
    }
  }

  for (const step of all) {
    take(step);
    if (!bill) continue;
    const { lines, slips, all: whole } = settle(of, bill);
    for (const account of [whole, ...slips]) holds(account);
    // Against a ledger that knows no rules: what came, each once; what went back, and stayed there.
    const received = sum(REAL.filter(({ transaction }) => came.has(transaction)).map(({ total }) => total));
    const refunded = sum([...wentBack.values()].filter(({ isBack }) => !isBack).map(({ amount }) => amount));
    if (whole.received !== received || whole.refunded !== refunded)
      throw new Error("money was lost, or counted twice");
    if (sum(lines.map(({ total }) => total)) !== whole.total)
      throw new Error("lines do not sum to the total");
    for (const { total } of lines.filter(({ state }) => state !== "due"))
      if (total !== 0) throw new Error("what is not due is owed");
    // Whatever is beyond the bill is on its way back, or asked about.
    for (const { slip, surplus, reserved } of slips) {
      const asked = bill.refunds.filter(
        (one) => one.slip === slip && one.matter === null && (one.step === "asked" || one.step === "checked"),
      );
      if (sum(asked.map(({ amount }) => amount)) !== surplus - reserved)
        throw new Error("a surplus is not on its way back");
    }
    // No transaction gives back more than it brought.
    for (const { transaction, total } of bill.payments) {
      const back = bill.refunds
        .flatMap(({ payouts }) => payouts)
        .filter((one) => one.transaction === transaction && one.status !== "failed");
      if (sum(back.map(({ amount }) => amount)) > total) throw new Error("more goes back than came");
    }
    for (const refund of bill.refunds.filter(({ step }) => step === "approved"))
      if (sum(refund.payouts.map(({ amount }) => amount)) !== refund.amount)
        throw new Error("a refund is not paid out whole");
  }
  return { of, bill, came };
}

const DAY = "2026-03-02";

/** The statement of the day as it ought to be by what is on record, and spoiled: each fault names the difference that it makes. */
export function checkReconciliation(bill: Bill | undefined, spoil: readonly number[]): void {
  const movements: Movement[] = bill ? movementsOf(bill, codeOf) : [];
  const onDay = ({ at }: Movement) =>
    at !== null && at >= "2026-03-01T16:00:00.000Z" && at < "2026-03-02T16:00:00.000Z";
  const expected: string[] = [];
  const rows: StatementRow[] = [];
  const add = (row: Omit<StatementRow, "line">) => void rows.push({ ...row, line: rows.length + 2 });
  movements.forEach((movement, i) => {
    const { transaction, kind, reference, amount, at } = movement;
    const row = { transaction, kind, reference, amount, at: at ?? DAY };
    const name = `${kind} ${transaction} ${kind === "refund" ? reference : ""}`;
    if (!onDay(movement)) {
      // The provider says that it moved on this day, and the record knows better, or nothing.
      if ((spoil[i] ?? 0) % 3 !== 0) return;
      add({ ...row, at: DAY });
      expected.push(`${at === null ? "not-moved" : "other-day"} ${name}`);
      return;
    }
    switch ((spoil[i] ?? 0) % 6) {
      case 0:
        expected.push(`not-in-statement ${name}`);
        return;
      case 1:
        add({ ...row, amount: amount + 1 });
        expected.push(`amount ${name}`);
        return;
      case 2:
        add(row);
        add(row);
        expected.push(`twice ${name}`);
        return;
      case 3:
        if (kind === "refund") return add(row);
        add({ ...row, reference: "elsewhere" });
        expected.push(`reference ${name}`);
        return;
      default:
        add(row);
    }
  });
  if ((spoil.at(-1) ?? 0) % 2 === 1) {
    add({
      transaction: "strange",
      kind: "payment",
      reference: "x",
      amount: 5,
      at: "2026-03-02T10:00:00.000Z",
    });
    add({ transaction: "early", kind: "payment", reference: "x", amount: 5, at: "2026-03-02T16:00:00.000Z" });
    expected.push("not-on-record payment strange ", "row-of-another-day payment early ");
  }
  const told = reconcile(DAY, rows, movements).map((one: Difference) => {
    const { transaction, kind, reference } = "row" in one ? one.row : one.movement;
    return `${one.what} ${kind} ${transaction} ${kind === "refund" ? reference : ""}`;
  });
  expect(told.sort()).toEqual(expected.sort());
}

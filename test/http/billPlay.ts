/**
 * A bill over HTTP to which anything happens, on whatever store: orders placed; notices late, again, reordered, at once, wrong and for
 * the other case; refunds asked for, checked, approved, paid out and come back; a line corrected, the case withdrawn. Beside it a ledger
 * of what really moved.
 */
import fc from "fast-check";
import type { CaseStore } from "../../functions/app/base/ports.ts";
import type { AnswerOf } from "../../functions/contracts/base/contract.ts";
import type { getBill, reconcilePayments } from "../../functions/contracts/billing/routes.ts";
import { aCase, rules } from "../support/cases.ts";
import { charging, SIGNED_HEADERS } from "../support/charging.ts";
import type { Came } from "../support/gateway.ts";
import { situationOf } from "../support/situations.ts";

type Bill = AnswerOf<typeof getBill>;
type Reconciled = AnswerOf<typeof reconcilePayments>;

const OTHER = "440307-0000000000000001";
const DAY = "2026-03-02";
const AT = "2026-03-02T02:00:00Z";

/** What really happened at the provider's, by slip. */
const REAL = [
  { transaction: "t0", slip: "P01", total: 52_880 },
  { transaction: "t1", slip: "P00", total: 52_880 },
  { transaction: "t2", slip: "P00", total: 1 },
  { transaction: "t3", slip: "P02", total: 10_000 },
] as const;

const STATUSES = ["paid", "failed", "paid", "pending", "paid"] as const;
const STEPS = [
  "told",
  "told",
  "told",
  "told",
  "wrong",
  "elsewhere",
  "asked",
  "checked",
  "approved",
  "both",
  "both",
  "back",
  "back",
  "ordered",
  "corrected",
  "withdrawn",
] as const;

export const acts = fc.array(
  fc.record({
    step: fc.constantFrom(...STEPS),
    a: fc.nat(999),
    b: fc.nat(999),
    times: fc.integer({ min: 1, max: 3 }),
  }),
  { minLength: 6, maxLength: 24, size: "max" },
);
export type Act = { step: (typeof STEPS)[number]; a: number; b: number; times: number };

/** How much of what was played was about what: payments, payouts, and acts that were taken. */
export type Played = Record<"paid" | "back" | "ordered" | "corrected" | "withdrawn", number>;

/** Plays them, and holds the bill to the ledger after all. @throws Error where a fen is lost, or counted twice */
export async function playOver(store: CaseStore, all: readonly Act[]): Promise<Played> {
  const { on, given } = await situationOf("takePaymentNotice")(store);
  if (!(await store.loadApplication(OTHER))) await aCase(store, OTHER, { region: charging(rules.region) });
  const id = on.applicationId;
  const paid = new Set<string>();
  const took = { ordered: 0, corrected: 0, withdrawn: 0 };
  const together = async (times: number, one: Parameters<typeof on.ask>[0]): Promise<Came[]> =>
    Promise.all(Array.from({ length: times }, () => on.ask(one)));
  const back = new Map<string, { amount: number; transaction: string; went: boolean; came: boolean }>();
  const bill = async () => (await on.done(on.own("getBill"))).body as Bill;
  const tell = async (eventId: string, body: object, times = 1): Promise<Came[]> =>
    Promise.all(
      Array.from({ length: times }, () =>
        on.ask({ ...given, headers: { ...SIGNED_HEADERS, "webhook-id": eventId }, body }),
      ),
    );
  const decide = async (body: object, wanted: Bill["refunds"][number]["step"], a: number) => {
    const fitting = (await bill()).refunds.filter(({ step }) => step === wanted);
    const refund = fitting[a % Math.max(1, fitting.length)];
    if (!refund) return;
    const path = { applicationId: id, refundId: refund.refundId };
    const claims = { role: "department", department: refund.checkedBy.id, rank: "head" };
    await on.ask({ route: "decideRefund", path, body, claims });
  };

  /** Announces what became of one of the payouts, if there is any. */
  async function goesBack(a: number, b: number, times: number): Promise<void> {
    const payouts = (await bill()).refunds.flatMap((one) => one.payouts);
    const payout = payouts[a % Math.max(1, payouts.length)];
    if (!payout) return;
    const status = b % 3 === 0 ? "failed" : "paid-out";
    const { payoutId, amount } = payout;
    const said = {
      kind: "payout",
      transaction: payout.transaction,
      payout: payoutId,
      status,
      amount,
      at: AT,
    };
    for (const came of await tell(`p${b}`, said, times))
      if (came.status !== 200) throw new Error(`a right payout was refused: ${JSON.stringify(came.body)}`);
    const before = back.get(payoutId);
    back.set(payoutId, {
      amount,
      transaction: payout.transaction,
      went: before?.went === true || status === "paid-out",
      came: before?.came === true || status === "failed",
    });
  }

  for (const { step, a, b, times } of all) {
    const { transaction, slip, total } = REAL[a % REAL.length]!;
    const notice = {
      kind: "payment",
      transaction,
      paymentCode: `${id}-${slip}`,
      status: STATUSES[b % STATUSES.length]!,
      total,
      at: AT,
    };
    switch (step) {
      case "told":
        for (const { status, body } of await tell(`e${b}`, notice, times))
          if (status !== 200) throw new Error(`a right notice was refused: ${JSON.stringify(body)}`);
        if (notice.status === "paid") paid.add(transaction);
        break;
      case "wrong":
        if (!(await bill()).payments.some((one) => one.transaction === transaction)) break;
        for (const { status } of await tell(`w${b}`, { ...notice, total: total + 1 + b }, times))
          if (status !== 422) throw new Error("a wrong notice was taken");
        break;
      case "elsewhere":
        if (!(await bill()).payments.some((one) => one.transaction === transaction)) break;
        for (const { status } of await tell(`o${b}`, { ...notice, paymentCode: `${OTHER}-${slip}` }, times))
          if (status !== 422) throw new Error("a transaction pays two cases");
        break;
      case "asked": {
        const body = { matter: "consult-forestry", amount: 1 + ((a * b) % 52_880), reasons: `${b % 3}` };
        await Promise.all(Array.from({ length: times }, () => on.ask(on.own("askRefund", { body }))));
        break;
      }
      case "checked":
        await decide({ result: b % 4 === 0 ? "refused" : "in-order", said: "核" }, "asked", a);
        break;
      case "approved":
        await decide({ result: "approved" }, "checked", a);
        break;
      case "both":
        await decide({ result: "in-order", said: "核" }, "asked", a);
        await decide({ result: "approved" }, "checked", b);
        if (a % 2 === 0) await goesBack(b, a, times);
        break;
      case "back":
        await goesBack(a, b, times);
        break;
      case "ordered": {
        const before = await bill();
        const body = { provider: "local", paymentCode: `${id}-${slip}` };
        const came = await together(times, on.own("placeOrder", { body }));
        if (came.some(({ status }) => status < 300)) took.ordered++;
        if (moneyOf(await bill()) !== moneyOf(before)) throw new Error("an order has moved money");
        break;
      }
      case "corrected": {
        const basis = { document: "财综〔2014〕8号", article: "第十一条" };
        const [relief, amount] = b % 2 === 0 ? ["half", 26_440] : [null, 52_880];
        const body = { matter: "consult-forestry", amount, relief, reasons: `${b % 3}`, basis };
        const path = { applicationId: id };
        const came = await together(times, { ...on.of("forestry", "correctLine", body), path });
        if (came.some(({ status }) => status < 300)) took.corrected++;
        break;
      }
      case "withdrawn": {
        // Seldom, or little else would happen to an open case.
        if (a % 4 !== 0) break;
        const came = await together(times, on.own("withdrawApplication", { body: { reason: "r" } }));
        if (came.some(({ status }) => status < 300)) took.withdrawn++;
        break;
      }
    }
  }

  const after = await bill();
  for (const one of [after, ...after.slips]) holds(one);
  const received = sum(REAL.filter(({ transaction }) => paid.has(transaction)).map(({ total }) => total));
  const refunded = sum([...back.values()].filter((one) => one.went && !one.came).map(({ amount }) => amount));
  if (after.received !== received || after.refunded !== refunded)
    throw new Error(`money was lost, or counted twice: ${JSON.stringify(after)}`);
  // Nothing goes back twice: of no transaction more than it brought.
  for (const { transaction, total } of REAL) {
    const went = [...back.values()].filter((one) => one.transaction === transaction && one.went && !one.came);
    if (sum(went.map(({ amount }) => amount)) > total) throw new Error(`${transaction} went back twice`);
  }
  const rows = [
    ...REAL.filter(({ transaction }) => paid.has(transaction)).map(
      ({ transaction, slip, total }) =>
        `${transaction},payment,${id}-${slip},${(total / 100).toFixed(2)},${DAY}`,
    ),
    ...[...back].flatMap(([payoutId, { amount, transaction, went }]) =>
      went ? [`${transaction},refund,${payoutId},${(amount / 100).toFixed(2)},${DAY}`] : [],
    ),
  ];
  const reconciled = async (some: readonly string[]) => {
    const statement = ["transaction,kind,reference,amount,time", ...some].join("\n");
    const came = await on.done({
      route: "reconcilePayments",
      path: { provider: "local" },
      body: { day: DAY, statement },
      claims: { role: "operator" },
    });
    return (came.body as Reconciled).differences.map(({ what, transaction }) => `${what} ${transaction}`);
  };
  const whole = await reconciled(rows);
  if (whole.length > 0) throw new Error(`a difference where there is none: ${whole.join(", ")}`);
  if (rows.length > 0) {
    const [transaction] = rows[0]!.split(",");
    const told = await reconciled([...rows.slice(1), `strange,payment,${id}-P00,1.00,${DAY}`]);
    if (told.sort().join() !== [`not-in-statement ${transaction}`, "not-on-record strange"].sort().join())
      throw new Error(`not every difference, or another: ${told.join(", ")}`);
  }
  return { paid: paid.size, back: back.size, ...took };
}

type Account = Pick<Bill, "total" | "received" | "refunded" | "applied" | "open" | "surplus" | "unallocated">;

const moneyOf = ({ total, received, refunded, applied, open, surplus, unallocated }: Account): string =>
  [total, received, refunded, applied, open, surplus, unallocated].join();

/** S4, for the whole and for every slip. */
function holds({ total, received, refunded, applied, open, surplus, unallocated }: Account): void {
  const all = [total, received, refunded, applied, open, surplus, unallocated];
  const isSum = received - refunded === applied + surplus + unallocated && applied + open === total;
  if (!isSum || all.some((fen) => !Number.isSafeInteger(fen) || fen < 0))
    throw new Error(`S4 does not hold: ${all.join()}`);
}

const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);

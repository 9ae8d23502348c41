/**
 * Where the money of a bill is: in whole fen, none of them less than nothing, whatever came in which order and how often (S4):
 * received − refunded = applied + surplus + unallocated, and applied + open = total, for the whole and for each slip.
 */
import { chargeOf, type Fen } from "../catalogue/tariff.ts";
import { BUNDLE, type Bill, type Correction, type Refund } from "./bill.ts";
import { organsOf, type Charged, type ChargedCase } from "./charge.ts";

export type LineState = "awaits-fact" | "not-due" | "due" | "off";

/** One line of the bill. `amount`: by its tariff; `total`: what of it is owed; `applied` + `open` = `total`. */
export type Line = {
  charged: Charged;
  slip: number;
  state: LineState;
  amount: Fen | null;
  correction: Correction | null;
  /** What has been given back of it: its refunds were approved. */
  remitted: Fen;
  total: Fen;
  applied: Fen;
  open: Fen;
};

export type Account = {
  total: Fen;
  received: Fen;
  refunded: Fen;
  applied: Fen;
  open: Fen;
  /** Beyond the bill, what is on its way back among it. */
  surplus: Fen;
  /** Of the surplus: approved, and not paid out yet. */
  reserved: Fen;
  /** Waits for its bill. */
  unallocated: Fen;
};

/** A slip with its organ; that of number 0 has what was paid for the bundle and no slip has taken. */
export type Slip = Account & { slip: number; organ: string | null };

export type Settlement = { lines: readonly Line[]; slips: readonly Slip[]; all: Account };

/** Where everything stands by what is on record of the case and of its bill. */
export function settle(of: ChargedCase, bill: Bill): Settlement {
  const organs = organsOf(of);
  const lines = of.charges.map((charged) => lineOf(charged, organs, bill));
  const own = [...organs.keys()].map((i) => moneyOf(i + 1, lines, bill));
  const bundle = moneyOf(BUNDLE, lines, bill);
  const poured = pour(bundle, own);
  const isBilled = lines.some(({ state }) => state === "due");
  const mayCome =
    of.accepted === "not-yet" || lines.some(({ state }) => state === "not-due" || state === "awaits-fact");
  const settled = own.map((money, i) => {
    const ownLines = lines.filter(({ slip }) => slip === i + 1);
    const waits = ownLines.some(({ state }) => state === "not-due" || state === "awaits-fact");
    const isOwnBilled = ownLines.some(({ state }) => state === "due");
    return accounted(money, money.received + poured[i]!, waits && !isOwnBilled);
  });
  const rest = accounted(bundle, bundle.received - sum(poured), mayCome && !isBilled);
  const slips: Slip[] = [
    ...settled.map((account, i) => ({ ...account, slip: i + 1, organ: organs[i]! })),
    { ...rest, slip: BUNDLE, organ: null },
  ];
  return { lines: applied(lines, slips), slips, all: slips.reduce<Account>(added, EMPTY) };
}

type Money = { total: Fen; received: Fen; refunded: Fen; reserved: Fen };

function lineOf(charged: Charged, organs: readonly string[], bill: Bill): Line {
  const { matter, tariff, dueAt, isOff } = charged;
  const correction = bill.corrections.findLast((one) => one.matter === matter) ?? null;
  const amount = correction?.amount ?? chargedBy(charged);
  const state = isOff
    ? "off"
    : dueAt !== null && amount !== null
      ? "due"
      : amount === null
        ? "awaits-fact"
        : "not-due";
  const remitted = sum(
    bill.refunds.filter((one) => one.matter === matter && one.step === "approved").map((one) => one.amount),
  );
  const total = state === "due" ? Math.max(0, amount! - remitted) : 0;
  const slip = organs.indexOf(tariff.collectedBy) + 1;
  return { charged, slip, state, amount, correction, remitted, total, applied: 0, open: total };
}

function chargedBy({ tariff, fact }: Charged): Fen | null {
  if (!("fixed" in tariff.charge) && fact === null) return null;
  return chargeOf(tariff, fact?.value ?? null, null);
}

function moneyOf(slip: number, lines: readonly Line[], bill: Bill): Money {
  const payouts = bill.refunds.filter((one) => one.slip === slip).flatMap((one) => one.payouts);
  const by = (status: string) =>
    sum(payouts.filter((one) => one.status === status).map(({ amount }) => amount));
  return {
    total: sum(lines.filter((line) => line.slip === slip).map((line) => line.total)),
    received: sum(
      bill.payments.filter((one) => one.status === "paid" && one.account === slip).map((one) => one.total),
    ),
    refunded: by("paid-out"),
    reserved: by("processing"),
  };
}

/** What was paid for the bundle goes to each slip in their order: first what is going back of it, then what it owes. */
function pour(bundle: Money, own: readonly Money[]): Fen[] {
  let left = bundle.received - bundle.refunded - bundle.reserved;
  const take = (wanted: Fen): Fen => {
    const taken = Math.min(Math.max(0, wanted), left);
    left -= taken;
    return taken;
  };
  const back = own.map(({ received, refunded, reserved }) => take(refunded + reserved - received));
  return own.map(
    ({ total, received, refunded, reserved }, i) =>
      back[i]! + take(total + refunded + reserved - received - back[i]!),
  );
}

/** @param waits whether what is beyond the bill waits for one */
function accounted({ total, refunded, reserved }: Money, received: Fen, waits: boolean): Account {
  const free = received - refunded - reserved;
  const taken = Math.min(total, free);
  const rest = free - taken;
  return {
    total,
    received,
    refunded,
    applied: taken,
    open: total - taken,
    surplus: reserved + (waits ? 0 : rest),
    reserved,
    unallocated: waits ? rest : 0,
  };
}

/** What a slip has taken pays its lines in their order. */
function applied(lines: readonly Line[], slips: readonly Slip[]): Line[] {
  const left = new Map(slips.map((account) => [account.slip, account.applied]));
  return lines.map((line) => {
    const taken = Math.min(line.total, left.get(line.slip)!);
    left.set(line.slip, left.get(line.slip)! - taken);
    return { ...line, applied: taken, open: line.total - taken };
  });
}

export const sum = (amounts: readonly Fen[]): Fen => amounts.reduce((all, one) => all + one, 0);

const EMPTY: Account = {
  total: 0,
  received: 0,
  refunded: 0,
  applied: 0,
  open: 0,
  surplus: 0,
  reserved: 0,
  unallocated: 0,
};

const added = (a: Account, b: Account): Account => ({
  total: a.total + b.total,
  received: a.received + b.received,
  refunded: a.refunded + b.refunded,
  applied: a.applied + b.applied,
  open: a.open + b.open,
  surplus: a.surplus + b.surplus,
  reserved: a.reserved + b.reserved,
  unallocated: a.unallocated + b.unallocated,
});

/** Whether a refund still waits for its organ. */
export const isPending = ({ step }: Refund): boolean => step === "asked" || step === "checked";

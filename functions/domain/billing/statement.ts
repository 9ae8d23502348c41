/** 对账: a provider's statement of a day against what is on record: every difference is named, and nothing else. */
import { payoutIdOf } from "../base/ids.ts";
import { isLocalDate, localDate, parseInstant, type Instant, type LocalDate } from "../base/time.ts";
import type { Fen } from "../catalogue/tariff.ts";
import type { Bill } from "./bill.ts";

/** An instant, or the provider's own day. */
export type Moment = string;

export type MovementKind = "payment" | "refund";

/** A row of a statement. `at`: an instant, or the provider's own day. `reference`: a payment code, or a payout's. */
export type StatementRow = {
  line: number;
  transaction: string;
  kind: MovementKind;
  reference: string;
  amount: Fen;
  at: Moment;
};

/** Money that moved, by what is on record. */
export type Movement = {
  provider: string;
  transaction: string;
  kind: MovementKind;
  reference: string;
  amount: Fen;
  /** `null` where it has not moved, by what has been announced. */
  at: Instant | null;
};

export type Difference =
  | { what: "not-on-record"; row: StatementRow }
  /** Announced, and not as paid, or paid out. */
  | { what: "not-moved"; row: StatementRow; movement: Movement }
  | { what: "not-in-statement"; movement: Movement }
  | { what: "amount"; row: StatementRow; movement: Movement }
  | { what: "reference"; row: StatementRow; movement: Movement }
  | { what: "other-day"; row: StatementRow; movement: Movement }
  | { what: "row-of-another-day"; row: StatementRow }
  | { what: "twice"; row: StatementRow; first: number };

/** Providers close their days by this clock, wherever they are read. */
export const PROVIDERS_ZONE = "Asia/Shanghai";

/** The day of the provider that a row, or a movement, belongs to. */
export const dayOf = (at: Moment): LocalDate => (at.includes("T") ? localDate(at, PROVIDERS_ZONE) : at);

/** What a bill's record says has moved, or was to. @param codeOf the payment code of a slip */
export const movementsOf = (bill: Bill, codeOf: (slip: number) => string): Movement[] => [
  ...bill.payments.map(({ provider, transaction, slip, total, status, paidAt }): Movement => ({
    provider,
    transaction,
    kind: "payment",
    reference: codeOf(slip),
    amount: total,
    at: status === "paid" ? paidAt : null,
  })),
  ...bill.refunds
    .flatMap(({ payouts }) => payouts)
    .map(({ provider, transaction, payoutId, amount, paidOutAt }): Movement => ({
      provider,
      transaction,
      kind: "refund",
      reference: payoutIdOf(bill.facts.applicationId, payoutId),
      amount,
      // What came back later had gone out on that day all the same.
      at: paidOutAt,
    })),
];

/** A payment is known by its transaction; a refund, of which one transaction may have several, by its reference, too. */
const keyOf = ({ kind, transaction, reference }: Pick<Movement, "kind" | "transaction" | "reference">) =>
  kind === "payment" ? `payment ${transaction}` : `refund ${transaction} ${reference}`;

/**
 * Every difference of a day. @param movements of that provider: those of the day, and of every transaction that the statement
 * names, whenever they moved
 */
export function reconcile(
  day: LocalDate,
  rows: readonly StatementRow[],
  movements: readonly Movement[],
): Difference[] {
  const known = new Map(movements.map((movement) => [keyOf(movement), movement]));
  const seen = new Map<string, number>();
  const told = rows.flatMap((row): Difference[] => {
    const key = keyOf(row);
    const first = seen.get(key);
    if (first !== undefined) return [{ what: "twice", row, first }];
    seen.set(key, row.line);
    if (dayOf(row.at) !== day) return [{ what: "row-of-another-day", row }];
    const movement = known.get(key);
    if (!movement) return [{ what: "not-on-record", row }];
    const { amount, reference, at } = movement;
    return [
      ...(at === null ? [{ what: "not-moved", row, movement } as const] : []),
      ...(amount === row.amount ? [] : [{ what: "amount", row, movement } as const]),
      ...(reference === row.reference ? [] : [{ what: "reference", row, movement } as const]),
      ...(at === null || dayOf(at) === day ? [] : [{ what: "other-day", row, movement } as const]),
    ];
  });
  const missing = movements.filter(
    (movement) => movement.at !== null && dayOf(movement.at) === day && !seen.has(keyOf(movement)),
  );
  return [...told, ...missing.map((movement): Difference => ({ what: "not-in-statement", movement }))];
}

/** What is wrong with a line of a statement. */
export type StatementFault = { line: number; problem: "columns" | "kind" | "amount" | "time" };

const COLUMNS = ["transaction", "kind", "reference", "amount", "time"] as const;

/** The first line of a statement. */
export const STATEMENT_HEAD = COLUMNS.join(",");

/** A statement's rows as its provider writes them (CSV, UTF-8, amounts in yuan), and every line that is none. */
export function parseStatement(csv: string): { rows: StatementRow[]; faults: StatementFault[] } {
  const rows: StatementRow[] = [];
  const faults: StatementFault[] = [];
  const lines = csv.replace(/^\u{FEFF}/u, "").split(/\r?\n/);
  lines.forEach((text, i) => {
    const line = i + 1;
    if (text.trim() === "") return;
    const cells = text.split(",").map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
    if (line === 1 && cells.join(",") === STATEMENT_HEAD) return;
    if (cells.length !== COLUMNS.length || line === 1 || cells[0] === "")
      return void faults.push({ line, problem: "columns" });
    const [transaction, kind, reference, money, time] = cells as [string, string, string, string, string];
    const amount = fenOfText(money);
    const at = timeOf(time);
    if (kind !== "payment" && kind !== "refund") faults.push({ line, problem: "kind" });
    else if (amount === null) faults.push({ line, problem: "amount" });
    else if (at === null) faults.push({ line, problem: "time" });
    else rows.push({ line, transaction, kind, reference, amount, at });
  });
  return { rows, faults };
}

/** `528.80` as 52,880; anything else than yuan with two digits behind the point at most is none. */
function fenOfText(text: string): Fen | null {
  const [, yuan, fen = ""] = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  return yuan === undefined ? null : Number(yuan) * 100 + Number(fen.padEnd(2, "0"));
}

/** An instant with its offset, or a day; a time without an offset is the provider's own, and its day is what counts. */
function timeOf(text: string): Moment | null {
  const [, day, rest = ""] = /^(\d{4}-\d\d-\d\d)(.*)$/.exec(text) ?? [];
  if (day === undefined || !isLocalDate(day)) return null;
  if (/^([T ]\d\d:\d\d(:\d\d)?)?$/.test(rest)) return day;
  return /^T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(rest) ? instantIn(text) : null;
}

function instantIn(text: string): Instant | null {
  try {
    return parseInstant(text);
  } catch {
    return null;
  }
}

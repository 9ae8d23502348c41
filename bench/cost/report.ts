/** What is printed: how it was counted, one table for each price list, and the goals. */
import { SHORT, type CaseTaken } from "../units/cases.ts";
import { APPLICATIONS, billOf, type Bill } from "./bill.ts";
import { MOST_APART, MOST_ITSELF, REGION } from "./goals.ts";
import { APART, GIGABYTES, METERS, MILLISECONDS, usageOf, type Meter, type Usage } from "./meters.ts";
import type { PriceList } from "./prices.ts";

/** What was counted: the cases, and what people look at in one of them. */
export type Counted = { cases: readonly CaseTaken[]; reading: Usage };

export const CONDITIONS = [
  "CONDITIONS",
  "  Counted: transitions, invocations, units (entries of indexes and transactions with them), calls of the bus and of what signs, by",
  "  whole cases on the functions of the cloud (npm run bench:units says how).",
  `  Computed: how long functions last: ${MILLISECONDS.invocation} ms each and, one after the other, ${MILLISECONDS.tableRequest} ms for a request to a table,`,
  `  ${MILLISECONDS.publish} for one to the bus or the engine, ${MILLISECONDS.sign} for a signature; ${GIGABYTES} GB, warm.`,
  "  Not in it: logs and traces, storage and its back-up, webhooks (each a message and a call: beside), data sent out, pages, the",
  "  reconciliation of each hour, free tiers.",
].join("\n");

const NAMES: Readonly<Record<Meter, string>> = {
  stateTransition: "state transitions",
  writeUnit: "write units",
  readUnit: "read units",
  invocation: "invocations",
  gigabyteSecond: "their duration",
  apiRequest: "requests to the APIs",
  busEvent: "events on the bus",
  archivedGigabyte: "their archive",
  queueRequest: "queues",
  signature: "signatures",
};

/** Functions of a case by how often they are called and how long they last. */
export function functions({ cases }: Counted): string {
  const names = [...new Set(cases.flatMap(({ taken }) => Object.keys(taken.invocations)))].sort();
  return [
    heading(
      "FUNCTIONS: calls, and milliseconds in all (computed)",
      cases.map(({ name }) => SHORT[name]),
    ),
    ...names.map((name) =>
      row(
        name,
        cases.map(({ taken }) => `${taken.invocations[name] ?? 0}, ${lasting(taken, name)}`),
      ),
    ),
  ].join("\n");
}

function lasting({ spent, calls, invocations }: CaseTaken["taken"], name: string): number {
  const requests = spent.filter(({ by }) => by === name).length * MILLISECONDS.tableRequest;
  const others = calls.filter(({ by }) => by === name).reduce((all, { what }) => all + MILLISECONDS[what], 0);
  return (invocations[name] ?? 0) * MILLISECONDS.invocation + requests + others;
}

/** A table of what a thousand applications cost in a region. */
export function table(region: string, list: PriceList, { cases, reading }: Counted): string {
  const bills = cases.map(({ taken }) => billOf(list, usageOf(taken)));
  const looks = billOf(list, reading);
  const money = (name: string, of: (bill: Bill) => number) => row(name, bills.map(of).map(amount));
  const used = METERS.filter((meter) => bills.some((bill) => bill.meters[meter] > 0));
  return [
    heading(
      `${APPLICATIONS.toLocaleString("en")} APPLICATIONS IN ${region}, in ${list.currency} (${list.asOf})`,
      cases.map(({ name }) => SHORT[name]),
    ),
    money("the case itself", ({ itself }) => itself),
    ...used.map((meter) => money(`  ${NAMES[meter]}`, ({ meters }) => meters[meter])),
    money("apart", ({ aside }) => aside),
    ...APART.map((part) => money(`  ${part}`, ({ apart }) => apart[part])),
    money("the platform's notes, where cases come one by one", ({ notes }) => notes),
    row("beside it: what people look at in a usual case", [amount(looks.itself + looks.aside + looks.notes)]),
    ...notKnown(list),
  ].join("\n");
}

function notKnown({ prices }: PriceList): string[] {
  const of = (known: string) =>
    METERS.filter((meter) => prices[meter].known === known).map((meter) => NAMES[meter]);
  const [remembered, assumed] = [of("remembered"), of("assumed")];
  return [
    ...(remembered.length > 0 ? [`  Prices not read again for this list: ${remembered.join(", ")}.`] : []),
    ...(assumed.length > 0 ? [`  Prices that nobody could read, assumed: ${assumed.join(", ")}.`] : []),
  ];
}

/** Each goal with what it costs. */
export function goals(list: PriceList, { cases }: Counted): string {
  const goal = (text: string, value: number, most: number) =>
    `${`  ${text} ≤ ${most}`.padEnd(NAME)}${amount(value).padStart(COLUMN)}  ${value <= most ? "met" : "MISSED"}`;
  return [
    `GOALS, in ${list.currency} and ${REGION}`,
    ...cases.flatMap(({ name, taken }) => {
      const most = MOST_ITSELF[name];
      const { itself, aside } = billOf(list, usageOf(taken));
      return most === undefined
        ? []
        : [
            goal(`${SHORT[name]}: the case itself`, itself, most),
            goal(`${SHORT[name]}: apart`, aside, MOST_APART),
          ];
    }),
  ].join("\n");
}

const NAME = 56;
const COLUMN = 14;

const amount = (value: number): string => value.toFixed(3);

const heading = (name: string, columns: readonly string[]): string =>
  name.padEnd(NAME) + columns.map((column) => column.padStart(COLUMN)).join("");

const row = (name: string, values: readonly string[]): string =>
  `  ${name}`.padEnd(NAME) + values.map((value) => value.padStart(COLUMN)).join("");

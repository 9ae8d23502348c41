/** What is printed: under which conditions it was counted, what each case took, and the goals. */
import { SHORT, type CaseTaken, type Reconciled } from "./cases.ts";
import { MORE_TRANSITIONS, MOST, sum, sumsOf, type Sums } from "./goals.ts";

export const CONDITIONS = [
  "CONDITIONS",
  "  Counted, not measured: whole cases of examples/municipal-road-application.json in region 440307 (eleven departments), one after",
  "  the other and in virtual time, by the functions of the cloud over the DynamoDB adapter; a stand-in holds the table.",
  "  Units by the rules of on-demand capacity. Written: one for each begun KB of the larger of an item's two images, twice that in a",
  "  transaction; one where an entry of the index comes or goes, two where it moves; what fails on a condition is paid for. Read: one",
  "  for each begun 4 KB, half where it need not be consistent; a query's items together, a batch's one by one.",
  "  From the submission to the end of the case, by the calls of those who act and what follows from them, with what each morning's",
  "  round writes to it: nobody opens a review here, so the first working day reminds every in-box that has not acted by then. Not",
  "  counted: whoever only looks (pages, worklists; a department's first look at a review is written down), webhooks, what the round",
  "  itself reads, once a day for all cases; reconciliation, which looks at every open case each hour, stands apart.",
  "  Each function is one warm instance; each commit reaches each consumer of the stream as one batch (a busy table makes larger ones,",
  "  and the records of one transaction may come in several).",
].join("\n");

/** One row per figure, one column per case. */
export function report(cases: readonly CaseTaken[]): string {
  const sums = cases.map(({ taken }) => sumsOf(taken));
  const figure = (name: string, of: (sums: Sums) => number) => row(name, sums.map(of));
  const functions = [...new Set(cases.flatMap(({ taken }) => Object.keys(taken.invocations)))].sort();
  return [
    heading(
      "WHAT A CASE TAKES",
      cases.map(({ name }) => SHORT[name]),
    ),
    figure("write units", ({ writes }) => writes),
    figure("  of items", ({ ofItems }) => ofItems),
    figure("    of them in transactions", ({ inTransactions }) => inTransactions),
    figure("  of entries in the index", ({ ofIndex }) => ofIndex),
    figure("read units", ({ reads }) => reads),
    figure("requests to the table", ({ requests }) => requests),
    figure("invocations", ({ invocations }) => invocations),
    ...functions.map((name) =>
      row(
        `  ${name}`,
        cases.map(({ taken }) => taken.invocations[name] ?? 0),
      ),
    ),
    figure("state transitions", ({ transitions }) => transitions),
    figure("events on the bus", ({ events }) => events),
    "",
    "THE PLATFORM'S NOTES ABOUT ITSELF meanwhile, with one case at a time; at most one a minute however many there are",
    figure("write units", ({ sharedWrites }) => sharedWrites),
    figure("read units", ({ sharedReads }) => sharedReads),
  ].join("\n");
}

/** What keeping watch over a case takes: each of its hours, and those of a week after its end. */
export const reconciliation = ({ open, ended, later }: Reconciled): string => {
  const hours = [open, ended, later];
  return [
    heading("AN HOUR'S RECONCILIATION OF A CASE", ["open", "just ended", "then"]),
    row(
      "write units",
      hours.map((spent) => sum(spent, "tableUnits") + sum(spent, "indexUnits")),
    ),
    row(
      "read units",
      hours.map((spent) => sum(spent, "readUnits")),
    ),
  ].join("\n");
};

/** Where each request went: one row per function and operation of a case. */
export function requests({ name, taken }: CaseTaken): string {
  const groups = Map.groupBy(taken.spent, ({ by, operation }) => `${by} ${operation}`);
  return [
    heading(name.toUpperCase(), ["requests", "items", "index", "read"]),
    ...[...groups].map(([group, spent]) =>
      row(group, [spent.length, sum(spent, "tableUnits"), sum(spent, "indexUnits"), sum(spent, "readUnits")]),
    ),
  ].join("\n");
}

/** The goals, each with what was counted. */
export function goals(cases: readonly CaseTaken[]): string {
  const of = (name: CaseTaken["name"]) => sumsOf(cases.find((one) => one.name === name)!.taken);
  const goal = (text: string, value: number, most: number) =>
    `${`  ${text} ≤ ${most}`.padEnd(NAME)}${String(value).padStart(COLUMN)}  ${value <= most ? "met" : "MISSED"}`;
  const onTime = of("everybody answers on time");
  return [
    "GOALS",
    goal("on time: write units", onTime.writes, MOST.writes),
    goal("on time: read units", onTime.reads, MOST.reads),
    goal("on time: invocations", onTime.invocations, MOST.invocations),
    goal("on time: state transitions", onTime.transitions, MOST.transitions),
    goal(
      "two silent: state transitions",
      of("two departments are silent").transitions,
      MOST.transitions + 2 * MORE_TRANSITIONS.silent,
    ),
    goal(
      "a deadline moves twice: state transitions",
      of("a supplement is asked for and handed in").transitions,
      MOST.transitions + 2 * MORE_TRANSITIONS.moved,
    ),
  ].join("\n");
}

const NAME = 46;
const COLUMN = 14;

const heading = (name: string, columns: readonly string[]): string =>
  name.padEnd(NAME) + columns.map((column) => column.padStart(COLUMN)).join("");

const row = (name: string, values: readonly number[]): string =>
  `  ${name}`.padEnd(NAME) + values.map((value) => String(value).padStart(COLUMN)).join("");

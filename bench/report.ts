/** What is printed: the conditions, the figures with how they came about, and the goals. */
import { arch, availableParallelism, cpus, loadavg, platform, release, totalmem } from "node:os";
import * as callback from "./callbacks.ts";
import type { Callbacks } from "./callbacks.ts";
import * as decision from "./decisions.ts";
import type { Decisions } from "./decisions.ts";
import { median, percentile, rateOf, type Run } from "./load.ts";
import * as submission from "./submissions.ts";
import type { Load, Submissions } from "./submissions.ts";

export const MEGABYTE = 1024 * 1024;

export type Measured = { callbacks: Callbacks; submissions: readonly Submissions[]; decisions: Decisions };

/** Where and how it was measured; `note` is the caller's own, such as the date. */
export function conditions(note: string): string {
  const [warmed, one, twenty] = [submission.WARM_UP, submission.COUNTS.one, submission.COUNTS.twenty];
  return [
    ...machine(note),
    "  Figures are counted behind everything else, up to five seconds later in a rush: a round that is shorter has little of it in it.",
    "  Clients are closed loops over kept-alive connections: each sends its next request when it has its answer.",
    "  Every answer is checked; one wrong status, or one error in the product's log, ends the run without a report.",
    `  Callbacks: region 440307, examples/municipal-road-application.json, ${callback.ROUNDS} rounds, floor and product in turn;`,
    `    each round ${callback.COUNTS.one} callbacks at 1 and ${callback.COUNTS.fifty} at ${callback.CLIENTS.fifty} clients, each to a review of its own; ${callback.WARM_UP} before the first round warm up.`,
    "    The floor: node:http and node:sqlite in one process, every commit forced to the disk: one read, and one transaction of a",
    "    conditional update, an event and an entry of the outbox.",
    `    The yardstick, at ${callback.CLIENTS.fifty} clients before each: node:http and dynalite in one process and in memory, one read and one`,
    "    conditional update. It says how fast the machine is, by the stand-in against which the goals were set.",
    `  Submissions: ${submission.ROUNDS} rounds, floor and product in turn, each a new process on an empty folder: ${warmed} to warm up, ${one} at 1`,
    `    and ${twenty} at ${submission.CLIENTS.twenty} clients. The floor: one transaction of twelve records, each with an event, and an entry of the outbox.`,
    `    One in ${submission.WATCHED} is watched: the status read that follows its answer shows all reviews; watching is part of the load.`,
    `    Memory and disk: with ${warmed + one + twenty} applications waiting, ${submission.SETTLE_MILLISECONDS / 1000} s after the last one was waited for.`,
    `  Decisions: ${decision.ALONE} cases one after the other at 1 client: ten callbacks, then the last, then status reads until one says granted.`,
    `    Then ${decision.AT_ONCE} cases at ${decision.CLIENTS} clients, department by department, so that all end together; then status reads until all say granted.`,
  ].join("\n");
}

/** Where it runs; `note` is the caller's own, such as the date. */
export const hardware = (note: string): string[] => [
  "CONDITIONS",
  `  ${note === "" ? "no date given" : note}; load average before the run ${loadavg()[0]!.toFixed(2)}`,
  `  Node ${process.version}, ${platform()} ${release()} ${arch()}, ${availableParallelism()} × ${cpus()[0]?.model}, ${gigabytes(totalmem())} of memory`,
];

/** What holds for every run over HTTP. */
export const machine = (note: string): string[] => [
  ...hardware(note),
  "  The load generator runs on the same processors as what it measures; everything stays on 127.0.0.1.",
  "  The limit per caller is off (CALLER_LIMIT=off; npm start and the cloud take 20 calls a second of one, 40 at once).",
];

/** Every figure is measured, except those that say that they are computed. */
export function report({ callbacks, submissions, decisions }: Measured): string {
  const { floor, product } = callbacks;
  const floors = (key: "one" | "twenty") => submissions.map((round) => round.floor[key]);
  const loads = (key: "one" | "twenty") => submissions.map((round) => round.loads[key]);
  const sizes = (of: (round: Submissions) => number) => spread(submissions.map(of), 0);
  const peak = submissions.every(({ waiting }) => waiting.peak !== null)
    ? sizes(({ waiting }) => waiting.peak! / MEGABYTE)
    : "not known on this system";
  return [
    "CALLBACKS (measured: the median, and every round in brackets)",
    ...callbackRows(`yardstick, ${callback.CLIENTS.fifty} clients`, callbacks.yardstick),
    ...callbackRows("floor, 1 client", floor.one),
    ...callbackRows("product, 1 client", product.one),
    ...callbackRows("floor, 50 clients", floor.fifty),
    ...callbackRows("product, 50 clients", product.fifty),
    row("product ÷ floor, 1 client", spread(ratios(product.one, floor.one), 2), "computed, round by round"),
    row(
      "product ÷ floor, 50 clients",
      spread(ratios(product.fifty, floor.fifty), 2),
      "computed, round by round",
    ),
    "",
    "SUBMISSIONS (measured: the median, and every round in brackets)",
    ...callbackRows("floor, 1 client", floors("one")),
    ...submissionRows("1 client", loads("one")),
    ...callbackRows(`floor, ${submission.CLIENTS.twenty} clients`, floors("twenty")),
    ...submissionRows(`${submission.CLIENTS.twenty} clients`, loads("twenty")),
    "",
    "DECISIONS (measured)",
    row("last callback sent until granted", ms(decisions.sent), "ms p50, p99, at 1 client"),
    row("last callback answered until granted", ms(decisions.answered), "ms p50, p99, at 1 client"),
    row(
      `${decisions.callbacks} callbacks: last answer until all decided`,
      decisions.allDecidedSeconds.toFixed(2),
      "s, computed from the records",
    ),
    row("until each had been read as granted, in turn", decisions.allReadSeconds.toFixed(2), "s"),
    "",
    `MEMORY AND DISK with ${submission.WARM_UP + submission.COUNTS.one + submission.COUNTS.twenty} applications waiting (measured from outside)`,
    row(
      "resident when idle",
      sizes(({ idle }) => idle.resident / MEGABYTE),
      "MB, before the first application",
    ),
    row(
      "resident with all waiting",
      sizes(({ waiting }) => waiting.resident / MEGABYTE),
      "MB",
    ),
    row("highest resident on the way", peak, "MB"),
    row(
      "files in the data folder",
      sizes(({ diskBytes }) => diskBytes / MEGABYTE),
      "MB",
    ),
  ].join("\n");
}

const ms = (values: readonly number[]): string =>
  [50, 99].map((percent) => percentile(values, percent).toFixed(1)).join(", ");

function callbackRows(name: string, runs: readonly Run[]): string[] {
  return [
    row(name, spread(runs.map(rateOf), 0), "a second"),
    row("", spread(runs.map(at(50)), 1), "ms p50"),
    row("", spread(runs.map(at(99)), 1), "ms p99"),
  ];
}

function submissionRows(name: string, loads: readonly Load[]): string[] {
  const of = (values: (load: Load) => readonly number[], percent: number) =>
    spread(
      loads.map((load) => percentile(values(load), percent)),
      0,
    );
  const count = loads[0]!.run.milliseconds.length;
  return [
    row(
      `${name}: answered`,
      spread(
        loads.map(({ run }) => rateOf(run)),
        0,
      ),
      "a second",
    ),
    row(
      "answer",
      of(({ run }) => run.milliseconds, 50),
      "ms p50",
    ),
    row(
      "",
      of(({ run }) => run.milliseconds, 99),
      "ms p99",
    ),
    row(
      "sent until a status read shows all",
      of(({ watched }) => watched, 50),
      "ms p50, of those watched",
    ),
    row(
      "",
      of(({ watched }) => watched, 99),
      "ms p99, of those watched",
    ),
    row(
      "received until the last service",
      of(({ recorded }) => recorded, 50),
      "ms p50, of all, computed from the records",
    ),
    row(
      "",
      of(({ recorded }) => recorded, 99),
      "ms p99, of all, computed from the records",
    ),
    row(
      "waited for",
      spread(
        loads.map((load) => count / load.waitedForSeconds),
        0,
      ),
      "applications a second, to the last note of who waits",
    ),
    row("last answer until all are waited for", spread(loads.map(drained), 0), "ms"),
  ];
}

const drained = ({ waitedForSeconds, run }: Load): number => (waitedForSeconds - run.seconds) * 1000;

const at =
  (percent: number) =>
  (run: Run): number =>
    percentile(run.milliseconds, percent);

export const ratios = (product: readonly Run[], floor: readonly Run[]): number[] =>
  product.map((run, i) => rateOf(run) / rateOf(floor[i]!));

const gigabytes = (bytes: number): string => `${(bytes / MEGABYTE / 1024).toFixed(1)} GB`;

/** `12.3 (11.0, 12.3, 13.9)` */
const spread = (values: readonly number[], digits: number): string =>
  `${median(values).toFixed(digits)} (${values.map((value) => value.toFixed(digits)).join(", ")})`;

export const row = (name: string, value: string, unit: string): string =>
  `  ${name.padEnd(42)} ${value.padStart(24)}  ${unit}`;

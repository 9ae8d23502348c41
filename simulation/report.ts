/** A simulation told: a table for people, and tables for machines. Nothing in them but what was simulated: no time, no path. */
import type { ModeFigures } from "./figures.ts";
import type { Mode } from "./roads.ts";
import type { Scenario } from "./scenario.ts";

export const MODE_NAMES = {
  serial: { zh: "串联", en: "one after the other" },
  parallel: { zh: "并联", en: "all at once" },
  "parallel-deemed": { zh: "并联 + 超时默许", en: "all at once, silence counts" },
} as const satisfies Record<Mode, { zh: string; en: string }>;

/** Working days, or that there are none yet: so many cases are open that nobody can say. */
const told = (days: number | null): string => (days === null ? "none yet" : days.toFixed(1));
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** The result as a table in plain text, with what is made up said first. */
export function tableOf(scenario: Scenario, modes: readonly ModeFigures[]): string {
  const { name, note, applications, seed, year } = scenario;
  const nameOf = new Map(scenario.departments.map(({ id, name }) => [id, name.en]));
  const lines = [
    `${name.en} (${name.zh})`,
    note.en,
    note.zh,
    `${applications} applications in ${year}, seed ${seed}; simulated on a calendar that repeats the holidays of the law each year.`,
    "",
    "Working days from the application to the last answer",
    aligned([
      ["", "mean", "median", "90 % within", "open", "cases with somebody late"],
      ...modes.map(({ mode, mean, median, ninetieth, open, late }) => [
        MODE_NAMES[mode].en,
        told(mean),
        told(median),
        told(ninetieth),
        String(open),
        percent(late),
      ]),
    ]),
  ];
  for (const { mode, departments } of modes)
    lines.push(
      "",
      `${MODE_NAMES[mode].en} (${MODE_NAMES[mode].zh}), by department`,
      aligned([
        ["", "reviews", "late", "by silence", "sets the path", "on its desk a day", "at most"],
        ...departments.map((one) => [
          nameOf.get(one.department)!,
          String(one.reviews),
          percent(one.late),
          percent(one.bySilence),
          percent(one.setsPath),
          one.load.mean.toFixed(1),
          String(one.load.most),
        ]),
      ]),
    );
  return `${lines.join("\n")}\n`;
}

/** First column to the left, figures to the right. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  return rows
    .map((row) =>
      `  ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join("  ")}`.trimEnd(),
    )
    .join("\n");
}

/** One row per mode and department, and one per mode with no department for the whole (RFC 4180). */
export function csvOf(modes: readonly ModeFigures[]): string {
  const rows: (string | number | null)[][] = [
    [
      "mode",
      "department",
      "cases",
      "mean",
      "median",
      "ninetieth",
      "open",
      "reviews",
      "late",
      "bySilence",
      "setsPath",
      "loadMean",
      "loadMost",
    ],
  ];
  for (const { mode, days, mean, median, ninetieth, open, late, departments } of modes) {
    rows.push([mode, null, days.length, mean, median, ninetieth, open, null, late, null, null, null, null]);
    for (const one of departments)
      rows.push([
        mode,
        one.department,
        null,
        null,
        null,
        null,
        null,
        one.reviews,
        one.late,
        one.bySilence,
        one.setsPath,
        one.load.mean,
        one.load.most,
      ]);
  }
  return rows
    .map(
      (row) =>
        `${row.map((cell) => (typeof cell === "number" ? rounded(cell) : (cell ?? ""))).join(",")}\r\n`,
    )
    .join("");
}

/** Shares and days to a thousandth: what is beyond it says nothing. */
const rounded = (value: number): string => String(Math.round(value * 1000) / 1000);

/** The columns of the figures, in the order they are read. */
import type { Totals } from "./totals.ts";

export type Column = Exclude<keyof Totals, "measured" | `took${string}`>;

export const COLUMNS: readonly Column[] = [
  "received",
  "open",
  "onTime",
  "early",
  "overdue",
  "lateDays",
  "silent",
  "objections",
  "supplements",
  "complaints",
  "yellowCards",
  "redCards",
  "correctedCards",
  "onTimeRate",
  "supplementRate",
  "meanShareOfLimit",
];

/** Whether a column is told in percent. */
export const isRate = (column: Column): boolean =>
  column === "onTimeRate" || column === "supplementRate" || column === "meanShareOfLimit";

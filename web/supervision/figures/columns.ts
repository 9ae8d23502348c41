/** The columns of the figures, in the order they are read. */
import type { Totals } from "./totals.ts";

export type Column = Exclude<keyof Totals, "unreadable" | "truncated">;

export const COLUMNS: readonly Column[] = [
  "received",
  "open",
  "onTime",
  "early",
  "overdue",
  "silent",
  "objections",
  "supplements",
  "onTimeRate",
  "supplementRate",
  "meanShareOfLimit",
];

/** Whether a column is told in percent. */
export const isRate = (column: Column): boolean =>
  column === "onTimeRate" || column === "supplementRate" || column === "meanShareOfLimit";

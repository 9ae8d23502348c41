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
  "inquiries",
  "inquiriesInTime",
  "inquiriesHandedOn",
  "inquiriesOverdue",
  "ratings",
  "badRatings",
  "excludedRatings",
  "yellowCards",
  "redCards",
  "correctedCards",
  "delivered",
  "deliveryOverdue",
  "greenKept",
  "greenOver",
  "wholeLed",
  "onTimeRate",
  "supplementRate",
  "meanShareOfLimit",
  "meanRating",
];

export type Rate = "onTimeRate" | "supplementRate" | "meanShareOfLimit" | "meanRating";

/** Whether a column is computed of others; every other one is a count, and opens to its list. */
export const isRate = (column: Column): column is Rate =>
  column === "onTimeRate" ||
  column === "supplementRate" ||
  column === "meanShareOfLimit" ||
  column === "meanRating";

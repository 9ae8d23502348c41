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
  "onTimeRate",
  "supplementRate",
  "meanShareOfLimit",
  "meanRating",
];

type Rate = "onTimeRate" | "supplementRate" | "meanShareOfLimit";

/** Whether a column is told in percent. Of the others all but the mean of the marks are counts, and open to their lists. */
export const isRate = (column: Column): column is Rate =>
  column === "onTimeRate" || column === "supplementRate" || column === "meanShareOfLimit";

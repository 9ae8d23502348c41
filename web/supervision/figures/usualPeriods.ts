/** The periods that people report by: months and quarters of the calendar; one that is under way ends today. */
import { addDays } from "../../shared/language/datesIn.ts";

export type UsualPeriod = "thisMonth" | "lastMonth" | "thisQuarter" | "lastQuarter" | "lastYear";

/** @param today in the region, `2026-03-31` */
export function usualPeriods(today: string): [UsualPeriod, { from: string; to: string }][] {
  const [year, month] = today.split("-").map(Number) as [number, number];
  const quarter = month - ((month - 1) % 3);
  return [
    ["thisMonth", { from: firstOf(year, month), to: today }],
    ["lastMonth", { from: firstOf(year, month - 1), to: addDays(firstOf(year, month), -1) }],
    ["thisQuarter", { from: firstOf(year, quarter), to: today }],
    ["lastQuarter", { from: firstOf(year, quarter - 3), to: addDays(firstOf(year, quarter), -1) }],
    ["lastYear", lastYear(today)],
  ];
}

/** As long as figures can be asked for at once. */
export const lastYear = (today: string): { from: string; to: string } => ({
  from: addDays(today, -365),
  to: today,
});

/** Of a month before January: one of the year before. */
function firstOf(year: number, month: number): string {
  const [y, m] = month < 1 ? [year - 1, month + 12] : [year, month];
  return `${y}-${String(m).padStart(2, "0")}-01`;
}

/** The months or quarters that trends are told by; the one that is under way ends today. */
import { addDays } from "../../shared/language/datesIn.ts";

export type Step = "month" | "quarter";

/** `of`: which month or quarter of the year, from 1 on. */
export type Told = { year: number; of: number; from: string; to: string };

/** So many are told, and how many months each has. */
export const STEPS: Readonly<Record<Step, { count: number; months: number }>> = {
  month: { count: 6, months: 1 },
  quarter: { count: 4, months: 3 },
};

/** The last ones, oldest first. @param today in the region, `2026-03-31` */
export function periodsUntil(today: string, step: Step): Told[] {
  const { count, months } = STEPS[step];
  const [year, month] = today.split("-").map(Number) as [number, number];
  const last = Math.floor((year * 12 + month - 1) / months);
  return Array.from({ length: count }, (_, i) => {
    const index = last - (count - 1 - i);
    const first = index * months;
    return {
      year: Math.floor(first / 12),
      of: (first % 12) / months + 1,
      from: firstDay(first),
      to: i === count - 1 ? today : addDays(firstDay(first + months), -1),
    };
  });
}

/** @param month since the year 0 */
const firstDay = (month: number): string =>
  `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`;

/** The address of the appraisal of a period, and which periods there are to choose from. */

const BEGINS = "#appraisal?";
const PERIOD = /^\d{4}(?:-(?:0[1-9]|1[0-2]|Q[1-4]))?$/;

export const appraisalAddress = (period: string): string => BEGINS + String(new URLSearchParams({ period }));

/** The period that an address behind `#` names, `""` where it leaves it open; `null` where it is no such address. */
export function periodIn(hash: string): string | null {
  if (!hash.startsWith(BEGINS)) return null;
  const period = new URLSearchParams(hash.slice(BEGINS.length)).get("period") ?? "";
  return period === "" || PERIOD.test(period) ? period : null;
}

/** The month before that of a day. */
export const monthBefore = (today: string): string => monthsBack(today, 2)[1]!;

/** The month of a day and those before it, the latest first. */
function monthsBack(today: string, many: number): string[] {
  const [year, month] = today.split("-").map(Number) as [number, number];
  return Array.from({ length: many }, (_, i) => {
    const at = year * 12 + month - 1 - i;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
  });
}

/** Two years of months, their quarters, and three years, the latest first. @param today in the region */
export function periodsUpTo(today: string): { months: string[]; quarters: string[]; years: string[] } {
  const months = monthsBack(today, 24);
  const quarterOf = (month: string) => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
  const year = Number(today.slice(0, 4));
  return {
    months,
    quarters: [...new Set(months.map(quarterOf))],
    years: [year, year - 1, year - 2].map(String),
  };
}

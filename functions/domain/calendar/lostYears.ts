/** Years that one calendar has and the next does not: clocks that run into them would not end, and no silence would be judged. */
import type { Fault } from "../base/fault.ts";
import type { Calendar } from "./calendar.ts";

export function lostYears(before: Calendar, after: Calendar): Fault[] {
  const known = new Set(yearsOf(after));
  return yearsOf(before)
    .filter((year) => !known.has(year))
    .map((year) => ({
      path: "calendar",
      message: `it has no ${year}, and clocks of open cases that run into that year would not end: name a calendar that has it`,
    }));
}

const yearsOf = ({ days }: Calendar): string[] => [...new Set(days.map(({ date }) => date.slice(0, 4)))];

/**
 * The days of a simulation: years that nobody has published yet, laid out with the holidays of the law
 * (全国年节及纪念日放假办法, as amended for 2025) and no make-up workdays. Festivals of the lunar calendar lie on the same typical dates each year.
 */
import { layOutCalendar, type Calendar, type CalendarYear } from "../functions/domain/calendar/calendar.ts";

const HOLIDAYS = [
  ["元旦", "01-01", "01-01"],
  ["春节", "02-08", "02-14"],
  ["清明节", "04-04", "04-06"],
  ["劳动节", "05-01", "05-05"],
  ["端午节", "06-10", "06-12"],
  ["中秋节", "09-22", "09-24"],
  ["国庆节", "10-01", "10-07"],
] as const;

/** A case may take so many years: whoever is open then, is. */
const YEARS = 15;

const laidOut = new Map<number, Calendar>();

/** Fifteen years from `first` on, all of them official: a simulation is not to stop at what is provisional. */
export function simulatedCalendar(first: number): Calendar {
  const known = laidOut.get(first) ?? layOut(first);
  laidOut.set(first, known);
  return known;
}

function layOut(first: number): Calendar {
  const years = Array.from({ length: YEARS }, (_, i): CalendarYear => ({
    year: first + i,
    status: "official",
    source: ["simulated"],
    holidays: HOLIDAYS.map(([name, from, to]) => ({
      name,
      from: `${first + i}-${from}`,
      to: `${first + i}-${to}`,
    })),
    makeUp: [],
  }));
  return layOutCalendar("simulated", years);
}

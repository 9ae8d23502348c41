/** The two limits of a review, day by day: which days count, when the first of them is over, and the statutory one by itself. */
import type { Book, Limit, Stop } from "./book.ts";
import { dayOf, endOf, startOf, worksHere, type Almanac } from "./days.ts";

const isStill = (stops: readonly Stop[], day: number): boolean =>
  stops.some(({ from, until }) => from < startOf(day + 1) && until > startOf(day));

/** The days that count, from the day after service on, and the day with which the limit is over: no day off, none before `floor`. */
function count(
  servedAt: number,
  { days, unit }: Limit,
  stops: readonly Stop[],
  almanac: Almanac,
  floor: number,
): { counted: number[]; last: number } {
  const counted: number[] = [];
  for (let day = dayOf(servedAt) + 1; ; day++) {
    if (isStill(stops, day)) continue;
    const isDayOfWork = worksHere(almanac, day);
    if (counted.length < days && (unit === "calendar-days" || isDayOfWork)) counted.push(day);
    if (counted.length === days && day >= floor && isDayOfWork) return { counted, last: day };
  }
}

const longer = ({ days, unit }: Limit, extra: number): Limit => ({ days: days + extra, unit });

/** The limit that is over first, of two at once the promised one; a date that was told holds whichever it is. */
export function first(book: Book, almanac: Almanac): Limit {
  const { about, stops, extra } = book;
  const [promised, statutory] = [longer(about.promised, extra), longer(about.statutory, extra)];
  const last = (limit: Limit): number => count(book.servedAt!, limit, stops, almanac, 0).last;
  return last(promised) <= last(statutory) ? promised : statutory;
}

/** How many days that limit has without an extension: windows are measured by it. */
export const daysThatBind = (book: Book, almanac: Almanac): number => first(book, almanac).days - book.extra;

export const reckon = (book: Book, almanac: Almanac, floor: number): { counted: number[]; last: number } =>
  count(book.servedAt!, first(book, almanac), book.stops, almanac, floor);

/** The statutory clock proper: no supplement stops it. */
const law = (book: Book, almanac: Almanac, floor: number): number => {
  const stops = book.stops.filter(({ isSupplement }) => !isSupplement);
  return count(book.servedAt!, longer(book.about.statutory, book.extra), stops, almanac, floor).last;
};

/** Reckons both due days anew, neither before its floor. */
export function reckonDue(book: Book, almanac: Almanac, floor: number, lawFloor: number): void {
  book.due = reckon(book, almanac, floor).last;
  book.lawDue = law(book, almanac, lawFloor);
  book.version = almanac.version;
  tell(book);
}

/** While a clock runs, the department is told its date; while it stands, the date may still come back. */
function tell(book: Book): void {
  const stands = book.status === "suspended";
  if (!stands) book.told = book.due;
  if (!stands || book.stops.at(-1)!.isSupplement) book.lawTold = book.lawDue;
}

export const dueInstant = (book: Book, almanac: Almanac): number => endOf(book.judgedBy ?? almanac, book.due);

/** The days of the limit that gives the date, and which of them were used up by `ms`: never all before the due instant. */
export function daysOf(
  book: Book,
  at: Almanac,
  ms: number,
): { days: number; counted: number[]; used: number } {
  const almanac = book.judgedBy ?? at;
  const { days } = first(book, almanac);
  const { counted } = reckon(book, almanac, book.due);
  if (ms >= dueInstant(book, almanac)) return { days, counted, used: days };
  const over = counted.filter((day) => startOf(day + 1) <= ms);
  return { days, counted, used: Math.min(over.length, days - 1) };
}

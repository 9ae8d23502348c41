/**
 * The days of a calendar from one to another, kept with what was judged by them. Calendars are replaced, and then nobody
 * could say any more how those days had been counted: a letter a day, and the names of holidays, say it for good.
 */
import type { Calendar, Day, DayKind } from "./calendar.ts";
import { addDays, type LocalDate } from "../base/time.ts";

export type CalendarExcerpt = {
  /** A letter a day, from the first on; a capital where the year's notice was not out. */
  kinds: string;
  /** What the days are called that have a name: from which place on, for how many days. */
  names?: readonly { at: number; days: number; name: string; nameEn?: string }[];
};

const LETTERS = {
  "working-day": "w",
  weekend: "e",
  holiday: "h",
  "make-up-workday": "m",
  "local-day-off": "o",
  "local-working-day": "l",
  "own-day-off": "d",
} as const satisfies Record<DayKind, string>;

const KINDS = new Map(Object.entries(LETTERS).map(([kind, letter]) => [letter as string, kind as DayKind]));

const WORKING: readonly DayKind[] = ["working-day", "make-up-workday", "local-working-day"];

/** The days from `from` to `to`, both included, as far as the calendar has them. */
export function excerptOf(calendar: Calendar, from: LocalDate, to: LocalDate): CalendarExcerpt {
  const first = calendar.position.get(from);
  const days = first === undefined ? [] : calendar.days.slice(first, lengthTo(calendar, to));
  return written(days);
}

/** The same days and, where they end before `to`, what the calendar at hand says of those up to it. */
export function prolonged(
  excerpt: CalendarExcerpt,
  from: LocalDate,
  calendar: Calendar,
  to: LocalDate,
): CalendarExcerpt {
  const kept = daysOf(excerpt, from);
  const next = calendar.position.get(addDays(from, kept.length));
  const more = next === undefined ? [] : calendar.days.slice(next, lengthTo(calendar, to));
  return more.length === 0 ? excerpt : written([...kept, ...more]);
}

/** Each review is judged by one excerpt again and again. */
const laidOut = new WeakMap<CalendarExcerpt, { from: LocalDate; calendar: Calendar }>();

/** An excerpt as a calendar that knows those days and no other. */
export function layOutExcerpt(excerpt: CalendarExcerpt, from: LocalDate, version: string): Calendar {
  const known = laidOut.get(excerpt);
  if (known && known.from === from && known.calendar.version === version) return known.calendar;
  const days = daysOf(excerpt, from);
  const calendar = { version, days, position: new Map(days.map((day, i) => [day.date, i])) };
  laidOut.set(excerpt, { from, calendar });
  return calendar;
}

const lengthTo = (calendar: Calendar, to: LocalDate): number =>
  (calendar.position.get(to) ?? calendar.days.length - 1) + 1;

function written(days: readonly Day[]): CalendarExcerpt {
  const kinds = days.map(({ kind, official }) => (official ? LETTERS[kind] : LETTERS[kind].toUpperCase()));
  const names: { at: number; days: number; name: string; nameEn?: string }[] = [];
  days.forEach(({ name, nameEn }, at) => {
    if (name === null) return;
    const last = names.at(-1);
    if (last?.name === name && last.nameEn === nameEn && last.at + last.days === at) last.days++;
    else names.push({ at, days: 1, name, ...(nameEn !== undefined && { nameEn }) });
  });
  return { kinds: kinds.join(""), ...(names.length === 0 ? {} : { names }) };
}

function daysOf({ kinds, names = [] }: CalendarExcerpt, from: LocalDate): Day[] {
  let date = from;
  return Array.from(kinds, (letter, i): Day => {
    const kind = KINDS.get(letter.toLowerCase())!;
    const named = names.find(({ at, days }) => at <= i && i < at + days);
    const day = {
      date,
      working: WORKING.includes(kind),
      kind,
      name: named?.name ?? null,
      ...(named?.nameEn !== undefined && { nameEn: named.nameEn }),
      official: letter === letter.toLowerCase(),
    };
    date = addDays(date, 1);
    return day;
  });
}

/**
 * The one place that knows zones and date arithmetic. The domain imports nothing else;
 * Temporal is the language's own coming standard, here as a polyfill (docs/adr/0003).
 */
import { Temporal } from "temporal-polyfill";

/** An instant in UTC with milliseconds, `2026-03-02T01:00:00.000Z`: fixed width, so that text order is time order. */
export type Instant = string;

/** A day in the region's own zone, `2026-03-02`. */
export type LocalDate = string;

/** Later than every instant: for what nobody can say yet, because the calendar does not reach that far. Never shown. */
export const OPEN: Instant = "9999-12-30T00:00:00.000Z";

/** The day of what is open. */
export const OPEN_DAY: LocalDate = "9999-12-30";

export const isOpen = (told: string): boolean => told === OPEN || told === OPEN_DAY;

/** An instant or a day that was told, or `null` where it is open. */
export const known = (told: string): string | null => (isOpen(told) ? null : told);

/** When something is written down, and what has settled by then: silence is judged as of that, a moment before. */
export type Moment = { now: Instant; settledAt: Instant };

/** As of when something holds, and since when it is on record: later, where nobody had looked in between. */
export type Dated = { asOf: Instant; recordedAt: Instant };

/** What takes effect as it is written down. */
export const dated = (now: Instant): Dated => ({ asOf: now, recordedAt: now });

/**
 * Remembers the latest results of a pure function: the days and midnights of the cases at hand recur, and Temporal takes
 * some ten microseconds for each.
 */
function remembered<K, R>(compute: (key: K) => R): (key: K) => R {
  const known = new Map<K, R>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= REMEMBERED) known.clear();
    const result = compute(key);
    known.set(key, result);
    return result;
  };
}

function remembering<R>(compute: (text: string, zone: string) => R): (text: string, zone: string) => R {
  const inZone = remembered((zone: string) => remembered((text: string) => compute(text, zone)));
  return (text, zone) => inZone(zone)(text);
}

/** More days than a calendar has that is laid out for fifteen years: a simulated road goes to and fro over all of them. */
const REMEMBERED = 8192;

const canonical = (instant: Temporal.Instant): Instant => instant.toString({ fractionalSecondDigits: 3 });

/** A day in UTC, which has no leap seconds and no daylight saving: within it an instant is a matter of counting. */
const DAY_MILLISECONDS = 86_400_000;

/** Days before and behind 1970 that instants reach (ECMA-262, "Time Values and Time Range"). */
const FURTHEST_DAYS = 1e8;

/** A day of UTC as an instant begins with it, `2026-03-02T`; by the count of days since 1970. @throws RangeError */
const dayText = remembered((day: number): string =>
  canonical(Temporal.Instant.fromEpochMilliseconds(day * DAY_MILLISECONDS)).slice(0, -"00:00:00.000Z".length),
);

/** Milliseconds since 1970 at which a day begins in UTC. @throws RangeError when there is no such day */
const dayEpoch = remembered(
  (date: LocalDate): number => Temporal.Instant.from(`${date}T00:00:00.000Z`).epochMilliseconds,
);

const CANONICAL = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** `00` to `99`. */
const TWO_DIGITS = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, "0"));

const ZERO = "0".charCodeAt(0);

/** The number whose digits stand at a place of a text that is known to have them there. */
function numberAt(text: string, from: number, digits: 2 | 3): number {
  let number = 0;
  for (let i = from; i < from + digits; i++) number = number * 10 + text.charCodeAt(i) - ZERO;
  return number;
}

/** The instant of a whole count of milliseconds since 1970 (what API Gateway calls `timeEpoch`). @throws RangeError */
export function instantOfEpoch(milliseconds: number): Instant {
  if (!Number.isInteger(milliseconds) || Math.abs(milliseconds) > FURTHEST_DAYS * DAY_MILLISECONDS)
    throw new RangeError(`${milliseconds} is no count of milliseconds`);
  const day = Math.floor(milliseconds / DAY_MILLISECONDS);
  const within = milliseconds - day * DAY_MILLISECONDS;
  const seconds = Math.floor(within / 1000);
  const minutes = Math.floor(seconds / 60);
  const thousandths = within % 1000;
  const tenths = Math.floor(thousandths / 100);
  return `${dayText(day)}${TWO_DIGITS[Math.floor(minutes / 60)]}:${TWO_DIGITS[minutes % 60]}:${TWO_DIGITS[seconds % 60]}.${tenths}${TWO_DIGITS[thousandths % 100]}Z`;
}

/** Milliseconds since 1970. @throws RangeError when the text is no instant */
export function epochOf(instant: Instant): number {
  // Most are asked of a case's own instants, each of them many times: nothing is cut out of them but their day.
  if (!CANONICAL.test(instant)) return Temporal.Instant.from(instant).epochMilliseconds;
  const minute =
    numberAt(instant, "yyyy-mm-ddT".length, 2) * 60 + numberAt(instant, "yyyy-mm-ddThh:".length, 2);
  const second = minute * 60 + numberAt(instant, "yyyy-mm-ddThh:mm:".length, 2);
  const day = dayEpoch(instant.slice(0, "yyyy-mm-dd".length));
  return day + second * 1000 + numberAt(instant, "yyyy-mm-ddThh:mm:ss.".length, 3);
}

/** An ISO 8601 instant with any offset, in canonical form. @throws RangeError when the text is no instant. */
export function parseInstant(text: string): Instant {
  const epoch = epochOf(text);
  return CANONICAL.test(text) ? text : instantOfEpoch(epoch);
}

/** Whether the text names a day that exists (`2026-02-29` does not). */
export function isLocalDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() === text;
  } catch {
    return false;
  }
}

/** Whether the zone is known to the runtime. */
export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/** The day on which `instant` falls in `zone`: the one of UTC, or a neighbour of it. */
export function localDate(instant: Instant, zone: string): LocalDate {
  const at = CANONICAL.test(instant) ? instant : parseInstant(instant);
  const day = at.slice(0, -"T00:00:00.000Z".length);
  if (at < startOfDay(day, zone)) return addDays(day, -1);
  return at < endOfDay(day, zone) ? day : addDays(day, 1);
}

/** 00:00 of `date` in `zone`. */
export const startOfDay = remembering((date: LocalDate, zone): Instant =>
  canonical(Temporal.PlainDate.from(date).toZonedDateTime(zone).toInstant()),
);

/** 24:00 of `date` in `zone`: 00:00 of the day after. */
export const endOfDay = remembering((date: LocalDate, zone): Instant => startOfDay(addDays(date, 1), zone));

/** `date` at a wall-clock time such as `17:30` in `zone`. */
export const atTime = (date: LocalDate, time: string, zone: string): Instant =>
  atWallClock(`${date}T${time}`, zone);

const atWallClock = remembering((dateTime: string, zone): Instant =>
  canonical(Temporal.PlainDateTime.from(dateTime).toZonedDateTime(zone).toInstant()),
);

/** Days since 1970. @throws RangeError when there is no such day */
const dayNumber = (date: LocalDate): number => dayEpoch(date) / DAY_MILLISECONDS;

/** @throws RangeError when there is no such day */
export const addDays = (date: LocalDate, days: number): LocalDate =>
  dayText(dayNumber(date) + days).slice(0, -"T".length);

/** Days from one day to another, negative where the other comes first. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);

/** 1 is Monday, 7 is Sunday: 1970 began on a Thursday. */
export const dayOfWeek = (date: LocalDate): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;

/** All days of a year, in order. */
export function daysOfYear(year: number): LocalDate[] {
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  return Array.from({ length: first.daysInYear }, (_, i) => first.add({ days: i }).toString());
}

/** The instant `duration` (ISO 8601, `P3D`, `PT1S`) later, counted on the wall clock of `zone`. @throws RangeError */
export function later(instant: Instant, duration: string, zone: string): Instant {
  return canonical(
    Temporal.Instant.from(instant).toZonedDateTimeISO(zone).add(Temporal.Duration.from(duration)).toInstant(),
  );
}

export function plusSeconds(instant: Instant, seconds: number): Instant {
  return instantOfEpoch(epochOf(instant) + Math.round(seconds * 1000));
}

/** Seconds from `a` to `b`, with fractions; negative when `b` is earlier. */
export function secondsBetween(a: Instant, b: Instant): number {
  return (epochOf(b) - epochOf(a)) / 1000;
}

/** An instant as people of the zone write it, or `null` where it is open. */
export const toldWithOffset = (instant: Instant, zone: string): string | null =>
  isOpen(instant) ? null : withOffset(instant, zone);

const QUARTER_MILLISECONDS = 15 * 60_000;

/** Clocks are changed on a quarter of an hour: the offset, in minutes, that holds in all of one since 1970; `null` of another. */
const offsetIn = remembered((zone: string) =>
  remembered((quarter: number): number | null => {
    const offsetAt = (milliseconds: number): number =>
      Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(zone).offsetNanoseconds /
      60_000_000_000;
    const first = offsetAt(quarter * QUARTER_MILLISECONDS);
    const last = offsetAt((quarter + 1) * QUARTER_MILLISECONDS - 1);
    return first === last && Number.isInteger(first) ? first : null;
  }),
);

/** The instant as people of the zone write it: ISO 8601 with the offset, `2026-03-02T09:00:00.000+08:00`. */
export function withOffset(instant: Instant, zone: string): string {
  const epoch = epochOf(instant);
  const offset = offsetIn(zone)(Math.floor(epoch / QUARTER_MILLISECONDS));
  if (offset === null)
    return Temporal.Instant.from(instant).toString({ fractionalSecondDigits: 3, timeZone: zone });
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const local = instantOfEpoch(epoch + offset * 60_000).slice(0, -"Z".length);
  return `${local}${offset < 0 ? "-" : "+"}${TWO_DIGITS[hours]}:${TWO_DIGITS[minutes]}`;
}

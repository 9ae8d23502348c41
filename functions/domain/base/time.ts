/**
 * The one place that knows zones and date arithmetic. The domain imports nothing else;
 * Temporal is the language's own coming standard, here as a polyfill (docs/adr/0003).
 */
import { Temporal } from "temporal-polyfill";

/** An instant in UTC with milliseconds, `2026-03-02T01:00:00.000Z`: fixed width, so that text order is time order. */
export type Instant = string;

/** A day in the region's own zone, `2026-03-02`. */
export type LocalDate = string;

/** When something is written down, and what has settled by then: silence is judged as of that, a moment before. */
export type Moment = { now: Instant; settledAt: Instant };

/** As of when something holds, and since when it is on record: later, where nobody had looked in between. */
export type Dated = { asOf: Instant; recordedAt: Instant };

/**
 * Remembers the latest results of a pure function: the days and midnights of the cases at hand recur, and Temporal takes
 * some ten microseconds for each.
 */
function remembering<R>(compute: (text: string, zone: string) => R): (text: string, zone: string) => R {
  const known = new Map<string, R>();
  return (text, zone) => {
    const key = `${text} ${zone}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= REMEMBERED) known.clear();
    const result = compute(text, zone);
    known.set(key, result);
    return result;
  };
}

const REMEMBERED = 1000;

const canonical = (instant: Temporal.Instant): Instant => instant.toString({ fractionalSecondDigits: 3 });

/** The instant of a count of milliseconds since 1970 (what API Gateway calls `timeEpoch`). */
export function instantOfEpoch(milliseconds: number): Instant {
  return canonical(Temporal.Instant.fromEpochMilliseconds(milliseconds));
}

/** Milliseconds since 1970. */
export function epochOf(instant: Instant): number {
  return Temporal.Instant.from(instant).epochMilliseconds;
}

/** An ISO 8601 instant with any offset, in canonical form. @throws RangeError when the text is no instant. */
export function parseInstant(text: string): Instant {
  return canonical(Temporal.Instant.from(text));
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

/** The day on which `instant` falls in `zone`. */
export const localDate = remembering((instant: Instant, zone): LocalDate =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString(),
);

/** 00:00 of `date` in `zone`. */
export const startOfDay = remembering((date: LocalDate, zone): Instant =>
  canonical(Temporal.PlainDate.from(date).toZonedDateTime(zone).toInstant()),
);

/** 24:00 of `date` in `zone`: 00:00 of the day after. */
export const endOfDay = remembering((date: LocalDate, zone): Instant => startOfDay(addDays(date, 1), zone));

/** `date` at a wall-clock time such as `17:30` in `zone`. */
export function atTime(date: LocalDate, time: string, zone: string): Instant {
  const plainTime = Temporal.PlainTime.from(time);
  return canonical(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime }).toInstant());
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** 1 is Monday, 7 is Sunday. */
export function dayOfWeek(date: LocalDate): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

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
  return canonical(Temporal.Instant.from(instant).add({ milliseconds: Math.round(seconds * 1000) }));
}

/** Seconds from `a` to `b`, with fractions; negative when `b` is earlier. */
export function secondsBetween(a: Instant, b: Instant): number {
  return (epochOf(b) - epochOf(a)) / 1000;
}

/** The instant as people of the zone write it: ISO 8601 with the offset, `2026-03-02T09:00:00.000+08:00`. */
export const withOffset = remembering((instant: Instant, zone): string =>
  Temporal.Instant.from(instant).toString({ fractionalSecondDigits: 3, timeZone: zone }),
);

/**
 * 四个不放过: what a complaint is closed with. Cause found (原因查清), put right (整改到位), person dealt with (责任处理), measure in force
 * (措施落实): each with who and when, or why there is none, which whoever closes the complaint answers for.
 */
import { nameOf, isOfficial, type Actor } from "../base/actor.ts";
import type { LocalDate } from "../base/time.ts";

/** Absent of what was closed before that was kept. */
type Doer = { by?: string | undefined };

/** One of the four: what came of it, by whom and on which day; or why there is none. */
export type Closing = ({ text: string; on?: LocalDate | undefined } & Doer) | { none: string };

/** The measure that keeps it from coming again: in force since a day that has begun, and what shows it. */
export type Measure = ({ text: string; inForceSince: LocalDate; shownBy: string } & Doer) | { none: string };

export type Closings = { cause: Closing; remedy: Closing; person: Closing; measure: Measure };

/** Where nothing else is said it was whoever closes it, on the day of the closing. */
export function closingsBy(
  { cause, remedy, person, measure }: Closings,
  by: Actor,
  day: LocalDate,
): Closings {
  const who = isOfficial(by) ? { by: nameOf(by) } : {};
  const done = (one: Closing): Closing => ("none" in one ? one : { ...who, on: day, ...said(one) });
  return {
    cause: done(cause),
    remedy: done(remedy),
    person: done(person),
    measure: "none" in measure ? measure : { ...who, ...said(measure) },
  };
}

/** What is `undefined` is not said. */
const said = <T extends object>(one: T): T =>
  Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)) as T;

/** What of them is dated after a day: only done is done, and what is only promised is no measure. @returns which, and when */
export function datedAfter(
  closings: Closings,
  day: LocalDate,
): { closing: keyof Closings; on: LocalDate } | null {
  for (const closing of ["cause", "remedy", "person", "measure"] as const) {
    const one = closings[closing];
    const on = "inForceSince" in one ? one.inForceSince : "on" in one ? one.on : undefined;
    if (on !== undefined && on > day) return { closing, on };
  }
  return null;
}

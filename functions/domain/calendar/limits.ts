/**
 * Two limits run side by side, the promised (承诺时限) and the statutory one (法定时限), each in its own unit and both
 * under the same stops: what is due is due when the first of them runs out.
 */
import { dueOf, type CalendarMissing, type Clock, type ClockRules, type Due, type Limit } from "./clock.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import type { Instant } from "../base/time.ts";

export const LIMIT_NAMES = ["promised", "statutory"] as const;
export type LimitName = (typeof LIMIT_NAMES)[number];

export type Limits = Readonly<Record<LimitName, Limit>>;

/** What both limits run under: a start, the stops, a date that was told. */
export type Course = Omit<Clock, "limit">;

/** The limit that gives the due instant, with its clock. */
export type Binding = { binds: LimitName; clock: Clock; due: Due };

/** Every stop of the course has an end. @returns the limit that runs out first; of two at once the promised one */
export function binding(course: Course, limits: Limits, rules: ClockRules): Result<Binding, CalendarMissing> {
  const first = firstToEnd(course, limits, rules);
  if (!first.ok) return first;
  const binds = first.value;
  const clock: Clock = { ...course, limit: limits[binds] };
  const due = dueOf(clock, rules);
  return due.ok ? ok({ binds, clock, due: due.value! }) : due;
}

/** The same for a clock that has just been started and has met no stop. */
export const fromStart = (
  startedAt: Instant,
  limits: Limits,
  rules: ClockRules,
): Result<Binding, CalendarMissing> => binding({ startedAt, suspensions: [] }, limits, rules);

/** A date that was told holds for both limits alike, so it does not say which of them is the shorter. */
function firstToEnd(
  { startedAt, suspensions }: Course,
  { promised, statutory }: Limits,
  rules: ClockRules,
): Result<LimitName, CalendarMissing> {
  if (promised.unit === statutory.unit) return ok(promised.days <= statutory.days ? "promised" : "statutory");
  const ends = [promised, statutory].map((limit) => dueOf({ startedAt, suspensions, limit }, rules));
  const [one, other] = ends as [(typeof ends)[0], (typeof ends)[0]];
  // A limit that outlasts the calendar ends after every day of it, and so after one that does not.
  if (!one.ok) return other.ok ? ok("statutory") : refuse(one.error);
  return ok(!other.ok || one.value!.dueAt <= other.value!.dueAt ? "promised" : "statutory");
}

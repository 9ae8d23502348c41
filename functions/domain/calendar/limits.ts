/**
 * Two limits run side by side, the promised (承诺时限) and the statutory one (法定时限), each in its own unit and both
 * under the same stops: what is due is due when the first of them runs out.
 */
import { dueOf, type Clock, type ClockRules, type Due, type Limit } from "./clock.ts";
import type { Instant } from "../base/time.ts";

export const LIMIT_NAMES = ["promised", "statutory"] as const;
export type LimitName = (typeof LIMIT_NAMES)[number];

export type Limits = Readonly<Record<LimitName, Limit>>;

/** What both limits run under: a start, the stops, a date that was told. */
export type Course = Omit<Clock, "limit">;

/** The limit that gives the due instant, with its clock. */
export type Binding = { binds: LimitName; clock: Clock; due: Due };

/** Every stop of the course has an end. @returns the limit that runs out first; of two at once the promised one */
export function binding(course: Course, limits: Limits, rules: ClockRules): Binding {
  const binds = firstToEnd(course, limits, rules);
  const clock: Clock = { ...course, limit: limits[binds] };
  return { binds, clock, due: dueOf(clock, rules)! };
}

/** The same for a clock that has just been started and has met no stop. */
export const fromStart = (startedAt: Instant, limits: Limits, rules: ClockRules): Binding =>
  binding({ startedAt, suspensions: [] }, limits, rules);

/** A date that was told holds for both limits alike, so it does not say which of them is the shorter. */
function firstToEnd(
  { startedAt, suspensions }: Course,
  { promised, statutory }: Limits,
  rules: ClockRules,
): LimitName {
  if (promised.unit === statutory.unit) return promised.days <= statutory.days ? "promised" : "statutory";
  // A limit that outlasts the calendar is open, and so ends after one that does not.
  const endOf = (limit: Limit) => dueOf({ startedAt, suspensions, limit }, rules)!.dueAt;
  return endOf(promised) <= endOf(statutory) ? "promised" : "statutory";
}

/**
 * Two limits run side by side, the promised (承诺时限) and the statutory one (法定时限), each in its own unit and both
 * under the same stops, but for a site visit (联合踏勘), which stops the promised one alone: what is due is due when the first of
 * them runs out.
 */
import { dueOf, type Clock, type ClockRules, type Due, type Limit } from "./clock.ts";
import type { Instant } from "../base/time.ts";

export const LIMIT_NAMES = ["promised", "statutory"] as const;
export type LimitName = (typeof LIMIT_NAMES)[number];

export type Limits = Readonly<Record<LimitName, Limit>>;

/** What both limits run under: a start, the stops, a date that was told. */
export type Course = Omit<Clock, "limit">;

/** What the statutory limit has run under already where somebody else was asked first: since when, and what stopped it. */
export type RanSince = Pick<Clock, "startedAt" | "suspensions">;

/** The statutory limit's own course: it runs on from its first service, whoever has been asked since, and through every visit. */
export function statutoryCourse(given: Course, ranSince: RanSince | undefined): Course {
  const { aside: _aside, ...course } = given;
  if (ranSince === undefined) return course;
  const { startedAt, suspensions } = ranSince;
  return { ...course, startedAt, suspensions: [...suspensions, ...course.suspensions] };
}

/** The limit that gives the due instant, with its clock. */
export type Binding = { binds: LimitName; clock: Clock; due: Due };

/**
 * Every stop of the course has an end.
 * @returns the limit that runs out first; of two at once the promised one, and where the statutory one was over before the
 * course began
 */
export function binding(course: Course, limits: Limits, rules: ClockRules, ranSince?: RanSince): Binding {
  const binds = ranSince
    ? firstOfTwo(course, limits, rules, statutoryCourse(course, ranSince))
    : firstToEnd(course, limits, rules);
  const runs = binds === "statutory" ? statutoryCourse(course, ranSince) : course;
  const clock: Clock = { ...runs, limit: limits[binds] };
  return { binds, clock, due: dueOf(clock, rules)! };
}

/** The same for a clock that has just been started and has met no stop. */
export const fromStart = (
  startedAt: Instant,
  limits: Limits,
  rules: ClockRules,
  ranSince?: RanSince,
): Binding => binding({ startedAt, suspensions: [] }, limits, rules, ranSince);

/** The same where both have not begun together; a date that was told is told of the course, and says nothing of either. */
function firstOfTwo(
  course: Course,
  { promised, statutory }: Limits,
  rules: ClockRules,
  { startedAt, suspensions }: Course,
): LimitName {
  const { notBefore: _told, ...bare } = course;
  const own = { ...bare, limit: promised };
  const lawEnds = dueOf({ startedAt, suspensions, limit: statutory }, rules)!.dueAt;
  return lawEnds > course.startedAt && lawEnds < dueOf(own, rules)!.dueAt ? "statutory" : "promised";
}

/** A date that was told holds for both limits alike, so it does not say which of them is the shorter. */
function firstToEnd(given: Course, { promised, statutory }: Limits, rules: ClockRules): LimitName {
  const { notBefore: _told, ...course } = given;
  if (course.aside === undefined && promised.unit === statutory.unit)
    return promised.days <= statutory.days ? "promised" : "statutory";
  // A limit that outlasts the calendar is open, and so ends after one that does not.
  const endOf = (own: Course, limit: Limit) => dueOf({ ...own, limit }, rules)!.dueAt;
  const law = statutoryCourse(course, undefined);
  return endOf(course, promised) <= endOf(law, statutory) ? "promised" : "statutory";
}

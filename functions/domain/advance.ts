/** What time alone makes of a review: it is served, its calendar is replaced, its limit runs out. */
import { dueOf, type CalendarMissing, type Clock, type ClockRules } from "./clock.ts";
import { ok, type Result } from "./result.ts";
import {
  evolve,
  type Review,
  type ReviewDecision,
  type ReviewEvent,
  type ReviewFacts,
  type Served,
} from "./review.ts";
import { silence } from "./silence.ts";
import type { Instant } from "./time.ts";

/** Dispatches a review and serves it at once (in-box: served when dispatched); the clock starts at `now`. */
export function open(
  facts: ReviewFacts,
  now: Instant,
  rules: ClockRules,
): Result<readonly ReviewEvent[], CalendarMissing> {
  const clock: Clock = { startedAt: now, limit: facts.matter.limit, suspensions: [] };
  const due = dueOf(clock, rules);
  if (!due.ok) return due;
  const served: Served = {
    servedAt: now,
    clock,
    due: due.value!, // a clock without suspensions never stands still
    calendarVersion: rules.calendar.version,
  };
  return ok([
    { type: "review-dispatched", facts },
    { type: "review-served", served, evidence: { channel: "in-box" } },
  ]);
}

/**
 * What time alone has made true by `asOf`: nothing, an escalation, or an outcome by silence **as of the due
 * instant**, whenever it is noticed. A clock whose calendar has been replaced is computed anew first, then judged.
 */
export function advance(review: Review, asOf: Instant, rules: ClockRules): readonly ReviewEvent[] {
  if (review.status !== "running") return [];
  const anew = recomputed(review, rules);
  const current = anew.reduce<Review>(evolve, review);
  if (current.status !== "running" || asOf < current.served.due.dueAt) return anew;
  return [...anew, silence(current, rules)];
}

/** A due date may move later with a new calendar, never earlier than the one that was served. */
function recomputed({ served }: Review, rules: ClockRules): ReviewEvent[] {
  const { version } = rules.calendar;
  if (served.calendarVersion === version) return [];
  const due = dueOf(served.clock, rules);
  if (!due.ok || due.value === null) return []; // a calendar that reaches less far judges nothing
  const later =
    due.value.dueAt < served.due.dueAt ? { ...served.due, provisional: due.value.provisional } : due.value;
  return [{ type: "clock-recomputed", due: later, calendarVersion: version }];
}

/** The review as the rules say it stands at `now`, recorded or not. */
export function viewAt(review: Review, now: Instant, rules: ClockRules): Review {
  return advance(review, now, rules).reduce<Review>(evolve, review);
}

/** The events of a wake-up: what time has made true, and nothing when there is nothing to do. */
export function wake(review: Review, asOf: Instant, rules: ClockRules): ReviewDecision {
  return { events: advance(review, asOf, rules) };
}

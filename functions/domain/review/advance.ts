/** What time alone makes of a review: its calendar is replaced, a stop ends, its limit runs out, the ladder goes on. */
import { afterWorkingDays, type CalendarMissing, type ClockRules } from "../calendar/clock.ts";
import { fromStart } from "../calendar/limits.ts";
import type { Matter } from "../catalogue/region.ts";
import type { ReviewRules } from "./circumstances.ts";
import { ok, type Result } from "../base/result.ts";
import { limitsOfMatter, statutoryEnd } from "./limits.ts";
import { evolve } from "./replay.ts";
import {
  LADDER,
  LADDER_DAYS,
  ownFacts,
  type Review,
  type ReviewDecision,
  type ReviewEvent,
  type ReviewFacts,
} from "./review.ts";
import { clockOf, toldOf, type Served, type ServiceEvidence } from "./service.ts";
import { silence } from "./silence.ts";
import { notEarlier, reckoned, resumed } from "./stop.ts";
import { dated, startOfDay, type Dated, type Instant } from "../base/time.ts";

/**
 * Opens a review. It waits where it has prerequisites; otherwise it is dispatched and served at once (in-box: served
 * when dispatched), and the clock starts then.
 */
export function open(
  facts: ReviewFacts,
  at: Dated,
  rules: ClockRules,
): Result<readonly ReviewEvent[], CalendarMissing> {
  const own = ownFacts(facts);
  if (facts.waitsFor.length > 0) return ok([{ type: "review-waits", facts: own }]);
  const dispatched = dispatch(facts, at, rules);
  return dispatched.ok ? ok([{ type: "review-dispatched", facts: own }, dispatched.value]) : dispatched;
}

/** Reaches the department: its in-box has it at once, its endpoint has to answer first. */
export function dispatch(
  facts: ReviewFacts,
  at: Dated,
  rules: ClockRules,
): Result<ReviewEvent, CalendarMissing> {
  if (facts.department.channel === "webhook") return ok({ type: "review-sent", at: at.asOf });
  return serve(facts.matter, at, { channel: "in-box" }, rules);
}

/** The endpoint has answered, or the department has acted on the review: it knows of it, and the clock runs from then on. */
export function serveDispatched(
  review: Review,
  at: Instant,
  evidence: ServiceEvidence,
  rules: ClockRules,
): Result<readonly ReviewEvent[], CalendarMissing> {
  // What was received before it was sent cannot have been about it.
  if (review.status !== "dispatched" || at < review.sentAt) return ok([]);
  const served = serve(review.facts.matter, dated(at), evidence, rules);
  return served.ok ? ok([served.value]) : served;
}

/** A new service: the clock starts from nothing. */
export function serve(
  matter: Matter,
  { asOf: servedAt, recordedAt }: Dated,
  evidence: ServiceEvidence,
  rules: ClockRules,
): Result<Extract<ReviewEvent, { type: "review-served" }>, CalendarMissing> {
  const first = fromStart(servedAt, limitsOfMatter(matter), rules);
  if (!first.ok) return first;
  const { startedAt: _startedAt, ...clock } = first.value.clock;
  const served: Served = {
    servedAt,
    recordedAt,
    clock,
    due: first.value.due,
    calendarVersion: rules.calendar.version,
    statutoryDueAt: statutoryEnd({ facts: { matter }, extension: null }, first.value.clock, undefined, rules),
  };
  return ok({ type: "review-served", served, evidence });
}

/**
 * What time alone has made true by `asOf`: each event **as of the instant at which it became true**, whenever it is
 * noticed. A clock whose calendar has been replaced is computed anew first, then judged.
 */
export function advance(review: Review, asOf: Instant, rules: ReviewRules): readonly ReviewEvent[] {
  const events: ReviewEvent[] = [];
  let current = review;
  for (;;) {
    const next = nextEvent(current, asOf, rules);
    if (next === null) return events;
    events.push(next);
    current = evolve(current, next);
  }
}

function nextEvent(review: Review, asOf: Instant, rules: ReviewRules): ReviewEvent | null {
  switch (review.status) {
    case "waiting":
      return null;
    case "dispatched":
      return unserved(review, asOf, rules);
    case "running":
      return recomputed(review, rules) ?? (asOf >= review.served.due.dueAt ? silence(review, rules) : null);
    case "suspended":
      return recomputed(review, rules) ?? (asOf >= review.stop.endsAt ? stopEnds(review, rules) : null);
    case "overdue":
      return nextStep(review, asOf, rules);
    case "closed":
      return backfillMissed(review, asOf);
  }
}

/** Not served one working day after it was sent: the operator is told; no clock runs, so no silence counts. */
function unserved(
  review: Extract<Review, { status: "dispatched" }>,
  asOf: Instant,
  rules: ClockRules,
): ReviewEvent | null {
  const due = afterWorkingDays(review.sentAt, 1, rules);
  if (review.isUnserved || !due.ok || asOf < due.value.dueAt) return null;
  return { type: "review-unserved", asOf: due.value.dueAt };
}

/** A due date may move later with a new calendar, never earlier than the one that was told. */
function recomputed(
  review: Extract<Review, { status: "running" | "suspended" }>,
  rules: ClockRules,
): ReviewEvent | null {
  const { served, status } = review;
  if (served.calendarVersion === rules.calendar.version) return null;
  const plain = reckoned(review, clockOf(served), rules);
  if (!plain.ok) return null; // a calendar that reaches less far judges nothing
  const before = { due: served.due, calendarVersion: served.calendarVersion };
  if (status === "running" && plain.value.due.dueAt >= served.due.dueAt)
    return {
      type: "clock-recomputed",
      served: plain.value,
      before,
    };
  // While the clock stands, its stop may still end early: what was told before it holds then, too.
  const held = notEarlier(review, { ...clockOf(served), notBefore: toldOf(served) }, rules);
  if (!held.ok) return null;
  return { type: "clock-recomputed", served: held.value, before };
}

/** A planned end passes, or the applicant's term lapses: the clock runs on as of that instant. */
function stopEnds(review: Extract<Review, { status: "suspended" }>, rules: ClockRules): ReviewEvent | null {
  const { stop, served } = review;
  const running = resumed(review, stop, stop.endsAt, rules);
  if (!running.ok) return null;
  return { type: "clock-resumed", stop, at: stop.endsAt, served: running.value, before: served.due };
}

function nextStep(
  review: Extract<Review, { status: "overdue" }>,
  asOf: Instant,
  rules: ClockRules,
): ReviewEvent | null {
  const to = LADDER[LADDER.indexOf(review.raisedTo) + 1];
  if (to === undefined) return null;
  const step = afterWorkingDays(startOfDay(review.served.due.dueDate, rules.zone), LADDER_DAYS[to], rules);
  if (!step.ok || asOf < step.value.dueAt) return null;
  return { type: "escalation-raised", to, asOf: step.value.dueAt };
}

/** A department owes its written opinion after a consent by silence too; a late one counts as that. */
function backfillMissed(review: Extract<Review, { status: "closed" }>, asOf: Instant): ReviewEvent | null {
  if (review.silence === null || review.silence.backfillDueAt === null) return null;
  const { backfillDueAt } = review.silence;
  if (asOf < backfillDueAt || review.backfillMissed) return null;
  // One that came later is kept, and late for this, too: whether it was missed must not hang on who noticed when.
  if (review.lateOpinions.some(({ receivedAt }) => receivedAt < backfillDueAt)) return null;
  return { type: "backfill-missed", asOf: backfillDueAt };
}

/** The review as the rules say it stands at `now`, recorded or not. */
export function viewAt(review: Review, now: Instant, rules: ReviewRules): Review {
  return advance(review, now, rules).reduce<Review>(evolve, review);
}

/** The events of a wake-up: what time has made true, and nothing when there is nothing to do. */
export function wake(review: Review, asOf: Instant, rules: ReviewRules): ReviewDecision {
  return { events: advance(review, asOf, rules) };
}

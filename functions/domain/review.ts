/**
 * A review (事项实例): one matter of one application, owned by one department. State is what the events made it;
 * `decide` judges a command against it, `advance` says what time alone has made true.
 */
import {
  dueOf,
  type CalendarMissing,
  type Clock,
  type ClockRules,
  type Due,
  type LedgerRow,
} from "./clock.ts";
import { OUTCOME_OF, sameOpinion, type ExpressOutcome, type Opinion } from "./opinion.ts";
import type { Matter } from "./region.ts";
import { ok, type Result } from "./result.ts";
import { silence, type GuardCheck, type GuardId, type SilentOutcome } from "./silence.ts";
import type { Flag } from "./submission.ts";
import type { Instant } from "./time.ts";

export type Outcome = ExpressOutcome | SilentOutcome;

/** What a review was dispatched with; none of it changes afterwards (the rules are frozen at acceptance). */
export type ReviewFacts = {
  reviewId: string;
  applicationId: string;
  matter: Matter;
  department: { id: string; name: string; nameEn: string; channel: "in-box" };
  /** The lead (牵头部门) of the application, and whether this review is its own. */
  leadDepartment: string;
  /** Every department of the application: these may know that the review exists. */
  participants: readonly string[];
  project: { name: string; code: string; type: string; flags: readonly Flag[] };
  integrityHold: boolean;
  licencesByTacitConsent: boolean;
  catalogueVersion: string;
};

/** The clock as it was served on the department. */
export type Served = { servedAt: Instant; clock: Clock; due: Due; calendarVersion: string };

/** The record of a consent, or another outcome, that came about by silence. */
export type SilenceRecord = { asOf: Instant; guards: readonly GuardCheck[]; ledger: readonly LedgerRow[] };

export type Attempt = { opinion: Opinion; receivedAt: Instant };

type Common = {
  facts: ReviewFacts;
  served: Served;
  /** Opinions that came at or after the due instant of a review closed by silence: advisory. */
  lateOpinions: readonly Attempt[];
  /** Other opinions after the first: evidence, nothing else. */
  rivalOpinions: readonly Attempt[];
};

export type Review =
  | (Common & { status: "running" })
  | (Common & { status: "overdue"; failedGuards: readonly GuardId[] })
  | (Common & { status: "closed"; closedAt: Instant } & (
        | { outcome: ExpressOutcome; opinion: Opinion; overdue: boolean; silence: null }
        | { outcome: SilentOutcome; opinion: null; overdue: false; silence: SilenceRecord }
      ));

export type ReviewEvent =
  | { type: "review-dispatched"; facts: ReviewFacts }
  | { type: "review-served"; served: Served; evidence: { channel: "in-box" } }
  | { type: "opinion-given"; opinion: Opinion; receivedAt: Instant; overdue: boolean }
  | { type: "closed-by-silence"; outcome: SilentOutcome; record: SilenceRecord }
  | { type: "review-escalated"; asOf: Instant; failedGuards: readonly GuardId[] }
  | { type: "late-opinion-kept"; attempt: Attempt }
  | { type: "rival-opinion-kept"; attempt: Attempt };

export type ReviewRefusal =
  { code: "late"; outcome: SilentOutcome; dueAt: Instant } | { code: "already-decided"; outcome: Outcome };

/**
 * What a command does: the events that follow, and the refusal if it was refused. A refused attempt may still
 * leave an event (it is evidence); `attempt` asks for it to be counted, kept or not.
 */
export type ReviewDecision = { events: readonly ReviewEvent[]; refusal?: ReviewRefusal; attempt?: true };

/** The first few refused attempts are kept whole, further ones only counted: a history is bounded. */
export const ATTEMPTS_KEPT = 3;

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
 * instant**, whenever it is noticed.
 */
export function advance(review: Review, asOf: Instant, rules: ClockRules): readonly ReviewEvent[] {
  if (review.status !== "running" || asOf < review.served.due.dueAt) return [];
  return [silence(review, rules)];
}

/** The review as the rules say it stands at `now`, recorded or not. */
export function viewAt(review: Review, now: Instant, rules: ClockRules): Review {
  return advance(review, now, rules).reduce<Review>(evolve, review);
}

/**
 * Judges an opinion by when it was received. It never closes a review by silence itself: only `advance` does,
 * once no timely opinion can still be on its way. So an opinion received in time wins however late it is written.
 */
export function giveOpinion(
  review: Review,
  opinion: Opinion,
  receivedAt: Instant,
  rules: ClockRules,
): ReviewDecision {
  const standing = viewAt(review, receivedAt, rules);
  switch (standing.status) {
    case "running":
      return { events: [{ type: "opinion-given", opinion, receivedAt, overdue: false }] };
    case "overdue":
      return {
        events: [
          ...advance(review, receivedAt, rules),
          { type: "opinion-given", opinion, receivedAt, overdue: true },
        ],
      };
    case "closed":
      return standing.opinion === null
        ? tooLate(standing, opinion, receivedAt)
        : again(standing, standing.opinion, opinion, receivedAt);
  }
}

type Closed = Extract<Review, { status: "closed" }>;

function tooLate(
  review: Extract<Closed, { opinion: null }>,
  opinion: Opinion,
  receivedAt: Instant,
): ReviewDecision {
  const refusal: ReviewRefusal = { code: "late", outcome: review.outcome, dueAt: review.silence.asOf };
  return kept(review.lateOpinions, { opinion, receivedAt }, "late-opinion-kept", refusal);
}

function again(review: Closed, first: Opinion, opinion: Opinion, receivedAt: Instant): ReviewDecision {
  if (sameOpinion(first, opinion)) return { events: [] };
  const refusal: ReviewRefusal = { code: "already-decided", outcome: review.outcome };
  return kept(review.rivalOpinions, { opinion, receivedAt }, "rival-opinion-kept", refusal);
}

function kept(
  before: readonly Attempt[],
  attempt: Attempt,
  type: "late-opinion-kept" | "rival-opinion-kept",
  refusal: ReviewRefusal,
): ReviewDecision {
  if (before.some((earlier) => sameOpinion(earlier.opinion, attempt.opinion))) return { events: [], refusal };
  if (before.length >= ATTEMPTS_KEPT) return { events: [], refusal, attempt: true };
  return { events: [{ type, attempt }], refusal, attempt: true };
}

/** The events of a wake-up: what time has made true, and nothing when there is nothing to do. */
export function wake(review: Review, asOf: Instant, rules: ClockRules): ReviewDecision {
  return { events: advance(review, asOf, rules) };
}

/** The next instant at which the state changes by itself, or `null` when only somebody can change it. */
export function nextChange(review: Review): Instant | null {
  return review.status === "running" ? review.served.due.dueAt : null;
}

/** What the first two events of a history, in order, make of nothing. */
export function begin(events: readonly ReviewEvent[]): Review {
  const [dispatched, served, ...rest] = events;
  if (dispatched?.type !== "review-dispatched" || served?.type !== "review-served")
    throw new Error("a review's history begins with its dispatch and its service");
  const opened: Review = {
    status: "running",
    facts: dispatched.facts,
    served: served.served,
    lateOpinions: [],
    rivalOpinions: [],
  };
  return rest.reduce<Review>(evolve, opened);
}

/** What an event makes of a review. Total: replay never fails. */
export function evolve(review: Review, event: ReviewEvent): Review {
  const { facts, served, lateOpinions, rivalOpinions } = review;
  const common = { facts, served, lateOpinions, rivalOpinions };
  switch (event.type) {
    case "review-dispatched":
      return { ...review, facts: event.facts };
    case "review-served":
      return { ...review, served: event.served };
    case "opinion-given":
      return {
        ...common,
        status: "closed",
        closedAt: event.receivedAt,
        outcome: OUTCOME_OF[event.opinion.kind],
        opinion: event.opinion,
        overdue: event.overdue,
        silence: null,
      };
    case "closed-by-silence":
      return {
        ...common,
        status: "closed",
        closedAt: event.record.asOf,
        outcome: event.outcome,
        opinion: null,
        overdue: false,
        silence: event.record,
      };
    case "review-escalated":
      return { ...common, status: "overdue", failedGuards: event.failedGuards };
    case "late-opinion-kept":
      return { ...review, lateOpinions: [...lateOpinions, event.attempt] };
    case "rival-opinion-kept":
      return { ...review, rivalOpinions: [...rivalOpinions, event.attempt] };
  }
}

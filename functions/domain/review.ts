/**
 * A review (事项实例): one matter of one application, owned by one department. Its state is what the events made it;
 * `advance.ts` says what time alone makes of it, `giveOpinion.ts` what its department does.
 */
import type { Clock, Due, LedgerRow } from "./clock.ts";
import { OUTCOME_OF, type Opinion } from "./opinion.ts";
import type { ExpressOutcome, GuardCheck, GuardId, Outcome, SilentOutcome } from "./outcome.ts";
import type { Matter } from "./region.ts";
import type { Flag } from "./submission.ts";
import type { Instant } from "./time.ts";

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
  | { type: "clock-recomputed"; due: Due; calendarVersion: string }
  | { type: "opinion-found-timely"; receivedAt: Instant }
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
    case "clock-recomputed":
      return { ...review, served: { ...served, due: event.due, calendarVersion: event.calendarVersion } };
    case "opinion-found-timely":
      return review.status === "closed" && review.opinion !== null
        ? { ...review, closedAt: event.receivedAt, overdue: false }
        : review;
    case "review-escalated":
      return { ...common, status: "overdue", failedGuards: event.failedGuards };
    case "late-opinion-kept":
      return { ...review, lateOpinions: [...lateOpinions, event.attempt] };
    case "rival-opinion-kept":
      return { ...review, rivalOpinions: [...rivalOpinions, event.attempt] };
  }
}

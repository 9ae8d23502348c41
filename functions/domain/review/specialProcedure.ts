/** 特别程序 (行政许可法 art. 45): time that a hearing, an expert review and the like take is not counted. */
import { advance, viewAt } from "./advance.ts";
import { APPROVERS, approverOf, isStatedAgain, type StatedApprover } from "./approver.ts";
import { ask } from "./asking.ts";
import { notRunning, refuseAttempt, superseded } from "./attempt.ts";
import { canonical } from "../base/canonical.ts";
import type { ClockRules } from "../calendar/clock.ts";
import type { ReviewRules } from "./circumstances.ts";
import type { Review, ReviewDecision, ReviewRefusal } from "./review.ts";
import {
  hasEndedBefore,
  resumed,
  SPECIAL_PROCEDURES,
  stopped,
  toldBefore,
  type SpecialProcedure,
  type SpecialProcedureKind,
} from "./stop.ts";
import type { Actor } from "../base/actor.ts";
import { addDays, endOfDay, localDate, type Instant, type LocalDate } from "../base/time.ts";

export type SpecialProcedureStart = Omit<
  SpecialProcedure,
  "approver" | "startedAt" | "endsAt" | "endedAt"
> & {
  /** Who is said to approve; the rank is that of whoever calls. */
  approver?: StatedApprover | undefined;
};

/** Which procedure is meant: its kind, and when it began. */
export type NamedProcedure = Pick<SpecialProcedure, "kind" | "startedAt">;

/** The kinds that this review has not had: each may stop its clock once. */
export const kindsLeft = ({ procedures }: Review): SpecialProcedureKind[] =>
  SPECIAL_PROCEDURES.filter((kind) => !procedures.some((procedure) => procedure.kind === kind));

/** Between which days the last day of a procedure that starts at `now` may lie, both included. */
export function plannedEnds(
  { facts }: Review,
  now: Instant,
  rules: ClockRules,
): { earliest: LocalDate; latest: LocalDate } {
  const today = localDate(now, rules.zone);
  return {
    earliest: today,
    latest: addDays(today, facts.policies.longestSpecialProcedureDays),
  };
}

/**
 * Stops the clock until the procedure is ended, at the latest with the end of its planned last day; each kind once. Asked
 * for by somebody who may not approve it, it waits, and the clock runs on.
 */
export function startSpecialProcedure(
  review: Review,
  start: SpecialProcedureStart,
  by: Actor,
  now: Instant,
  rules: ReviewRules,
): ReviewDecision {
  const standing = viewAt(review, now, rules);
  const before = standing.procedures.find(({ kind }) => kind === start.kind);
  if (before !== undefined && isSameStart(before, start, by)) return { events: [] };
  const refuse = (refusal: ReviewRefusal) =>
    refuseAttempt(review, "startSpecialProcedure", refusal, now, start);

  const stands = superseded(review, now) ?? notRunning(standing);
  if (stands !== null || standing.status !== "running") return refuse(stands!);
  if (before !== undefined) return refuse({ code: "special-procedure-used", kind: start.kind });
  const { approver: stated, ...request } = start;
  const approver = approverOf("startSpecialProcedure", by, stated);
  if (approver === "refused")
    return refuse({ code: "approver-rank", needed: APPROVERS.startSpecialProcedure });
  const { earliest, latest } = plannedEnds(standing, now, rules);
  if (start.plannedEnd < earliest || start.plannedEnd > latest)
    return refuse({ code: "planned-end", earliest, latest });

  const passed = advance(review, now, rules);
  if (approver === "awaited")
    return ask(review, standing, { command: "startSpecialProcedure", request }, by, now, passed);
  const endsAt = endOfDay(start.plannedEnd, rules.zone);
  const procedure: SpecialProcedure = { ...request, approver, startedAt: now, endsAt, endedAt: null };
  const standsNow = stopped(standing, now, { why: start.kind, endsAt }, rules);
  return {
    events: [
      ...passed,
      { type: "special-procedure-started", procedure, served: standsNow, before: standing.served.due },
    ],
  };
}

/**
 * Ends the procedure that is named, where it stops the clock; one that has ended already, as planned or with a change of the
 * project, stays as it is, and no other ends for it.
 */
export function endSpecialProcedure(
  review: Review,
  named: NamedProcedure,
  now: Instant,
  rules: ReviewRules,
): ReviewDecision {
  if (hasEndedBefore(review, named.kind, named.startedAt)) return { events: [] };
  const refuse = (refusal: ReviewRefusal) =>
    refuseAttempt(review, "endSpecialProcedure", refusal, now, named);
  const passed = superseded(review, now);
  if (passed) return refuse(passed);
  const standing = viewAt(review, now, rules);
  const isKnown = standing.procedures.some(
    ({ kind, startedAt }) => kind === named.kind && startedAt === named.startedAt,
  );
  if (!isKnown) return refuse({ code: "no-special-procedure" });
  if (standing.status !== "suspended" || standing.stop.why !== named.kind) return { events: [] };
  const { stop, served } = standing;
  const running = resumed(standing, stop, now, rules);
  return {
    events: [
      ...advance(review, now, rules),
      { type: "special-procedure-ended", kind: named.kind, at: now },
      {
        type: "clock-resumed",
        stop,
        at: now,
        served: running,
        before: served.due,
        told: toldBefore(stop, served),
      },
    ],
  };
}

function isSameStart(before: SpecialProcedure, start: SpecialProcedureStart, by: Actor): boolean {
  const { startedAt: _startedAt, endsAt: _endsAt, endedAt: _endedAt, approver, ...told } = before;
  const { approver: stated, ...request } = start;
  return canonical(told) === canonical(request) && isStatedAgain(approver, by, stated);
}

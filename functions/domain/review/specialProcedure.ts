/** 特别程序 (行政许可法 art. 45): time that a hearing, an expert review and the like take is not counted. */
import { advance, viewAt } from "./advance.ts";
import { notRunning, refuseAttempt } from "./attempt.ts";
import { canonical } from "../base/canonical.ts";
import type { ClockRules } from "../calendar/clock.ts";
import type { ReviewRules } from "./circumstances.ts";
import type { Review, ReviewDecision, ReviewRefusal } from "./review.ts";
import {
  resumed,
  SPECIAL_PROCEDURES,
  stopped,
  type SpecialProcedure,
  type SpecialProcedureKind,
} from "./stop.ts";
import type { Rank } from "../base/actor.ts";
import { addDays, endOfDay, localDate, type Instant, type LocalDate } from "../base/time.ts";

export type SpecialProcedureStart = Omit<SpecialProcedure, "startedAt" | "endsAt" | "endedAt">;

/** Who may stop a clock: the head of the organ or a deputy. */
export const PROCEDURE_APPROVERS: readonly Rank[] = ["head", "deputy-head"];

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

/** Stops the clock until the procedure is ended, at the latest with the end of its planned last day; each kind once. */
export function startSpecialProcedure(
  review: Review,
  start: SpecialProcedureStart,
  now: Instant,
  rules: ReviewRules,
): ReviewDecision {
  const standing = viewAt(review, now, rules);
  const before = standing.procedures.find(({ kind }) => kind === start.kind);
  if (before !== undefined && sameStart(before, start)) return { events: [] };
  const refuse = (refusal: ReviewRefusal) =>
    refuseAttempt(review, "startSpecialProcedure", refusal, now, start);

  const stands = notRunning(standing);
  if (stands !== null || standing.status !== "running") return refuse(stands!);
  if (before !== undefined) return refuse({ code: "special-procedure-used", kind: start.kind });
  if (!PROCEDURE_APPROVERS.includes(start.approver.rank))
    return refuse({ code: "approver-rank", needed: PROCEDURE_APPROVERS });
  const { earliest, latest } = plannedEnds(standing, now, rules);
  if (start.plannedEnd < earliest || start.plannedEnd > latest)
    return refuse({ code: "planned-end", earliest, latest });

  const endsAt = endOfDay(start.plannedEnd, rules.zone);
  const procedure: SpecialProcedure = { ...start, startedAt: now, endsAt, endedAt: null };
  const standsNow = stopped(standing, now, { why: start.kind, endsAt }, rules);
  return {
    events: [
      ...advance(review, now, rules),
      { type: "special-procedure-started", procedure, served: standsNow },
    ],
  };
}

/** Ends the procedure that stops the clock; one that has ended already, or as planned, stays as it is. */
export function endSpecialProcedure(review: Review, now: Instant, rules: ReviewRules): ReviewDecision {
  const before = advance(review, now, rules);
  const standing = viewAt(review, now, rules);
  if (standing.status === "suspended" && standing.stop.why !== "supplement") {
    const { stop, served } = standing;
    const running = resumed(standing, stop, now, rules);
    return {
      events: [
        ...before,
        { type: "special-procedure-ended", kind: stop.why as SpecialProcedure["kind"], at: now },
        { type: "clock-resumed", stop, at: now, served: running, before: served.due },
      ],
    };
  }
  if (standing.procedures.length > 0) return { events: [] };
  return refuseAttempt(review, "endSpecialProcedure", { code: "no-special-procedure" }, now);
}

function sameStart(before: SpecialProcedure, start: SpecialProcedureStart): boolean {
  const { startedAt: _startedAt, endsAt: _endsAt, endedAt: _endedAt, ...told } = before;
  return canonical(told) === canonical(start);
}

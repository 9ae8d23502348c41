/** A command that the rules refuse leaves the clock untouched; the attempt is kept as evidence, or counted. */
import type { RefusedAttempt, Review, ReviewDecision, ReviewRefusal } from "./review.ts";
import type { Instant } from "../base/time.ts";

/** The first few are kept whole, further ones only counted: a history is bounded. */
export const REFUSED_KEPT = 10;

/** Refuses a department's command, and keeps the attempt. */
export function refuseAttempt(
  review: Review,
  command: string,
  refusal: ReviewRefusal,
  at: Instant,
): ReviewDecision {
  if (review.refusedAttempts.length >= REFUSED_KEPT) return { events: [], refusal, attempt: true };
  const attempt: RefusedAttempt = { command, code: refusal.code, at };
  return { events: [{ type: "attempt-refused", attempt }], refusal, attempt: true };
}

/** Why a review whose clock does not run, or no longer, takes no command about its clock; `null` when it runs. */
export function notRunning(standing: Review): ReviewRefusal | null {
  switch (standing.status) {
    case "running":
      return null;
    case "overdue":
      return { code: "past-due", dueAt: standing.served.due.dueAt };
    case "waiting":
    case "dispatched":
    case "suspended":
      return { code: "not-running", status: standing.status };
    case "closed":
      if (standing.outcome === "cancelled") return { code: "cancelled", cause: standing.cause };
      if (standing.silence !== null) return { code: "past-due", dueAt: standing.silence.asOf };
      return { code: "already-decided", outcome: standing.outcome };
  }
}

/** A command that the rules refuse leaves the clock untouched; the attempt is kept as evidence, or counted. */
import { fingerprint } from "../base/fingerprint.ts";
import type { BreachRule, RefusedAttempt, Review, ReviewDecision, ReviewRefusal } from "./review.ts";
import type { Instant } from "../base/time.ts";

/** The first few are kept whole, further ones only counted: a history is bounded. */
export const REFUSED_KEPT = 10;

/** The refused attempts that are breaches of their own, by command and code; each has a room of its own in the record. */
const BREACHES = {
  "requestSupplement supplement-window-closed": "supplement-out-of-window",
  "requestSupplement past-due": "supplement-out-of-window",
  "requestSupplement supplement-used": "supplement-twice",
  "extend past-due": "extension-too-late",
} as const satisfies Readonly<Record<string, BreachRule>>;

type AttemptRule = (typeof BREACHES)[keyof typeof BREACHES];

/** Which rule a refused attempt has broken, if it is a breach of its own. */
export const ruleOfAttempt = ({
  command,
  code,
}: Pick<RefusedAttempt, "command" | "code">): AttemptRule | undefined =>
  (BREACHES as Readonly<Record<string, AttemptRule | undefined>>)[`${command} ${code}`];

/**
 * Refuses a department's command, and keeps the attempt. The same command given again, because its answer was lost, is
 * the same attempt: it is refused as before, and nothing is written.
 * @param said what the command said, where it says anything
 */
export function refuseAttempt(
  review: Review,
  command: string,
  refusal: ReviewRefusal,
  at: Instant,
  said?: unknown,
): ReviewDecision {
  const attempt: RefusedAttempt = {
    command,
    code: refusal.code,
    at,
    ...(said !== undefined && { said: fingerprint(said) }),
  };
  if (review.refusedAttempts.some((before) => isSame(before, attempt))) return { events: [], refusal };
  const rule = ruleOfAttempt(attempt);
  // Whoever fills the record with trifles has no breach less in it.
  const alike = review.refusedAttempts.filter((before) => ruleOfAttempt(before) === rule);
  if (alike.length >= REFUSED_KEPT) return { events: [], refusal, attempt: true };
  return { events: [{ type: "attempt-refused", attempt }], refusal, attempt: true };
}

const isSame = (a: RefusedAttempt, b: RefusedAttempt): boolean =>
  a.command === b.command && a.code === b.code && a.said === b.said;

/** Why a command is not about this review any more: it was received before the project changed, and written after it. */
export const superseded = ({ interruptedAt }: Review, receivedAt: Instant): ReviewRefusal | null =>
  interruptedAt !== undefined && receivedAt < interruptedAt
    ? { code: "project-changed", changedAt: interruptedAt }
    : null;

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
      if (standing.silence !== null) return { code: "past-due", dueAt: standing.served.due.dueAt };
      return { code: "already-decided", outcome: standing.outcome };
  }
}

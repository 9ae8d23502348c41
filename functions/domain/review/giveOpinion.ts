/** A department's opinion, judged by when it was received (timely ⇔ receivedAt < dueAt). */
import { advance, viewAt } from "./advance.ts";
import { opinionRefusal } from "./higherAuthority.ts";
import { daysToKeep } from "./judgedDays.ts";
import { notRunning, refuseAttempt, superseded } from "./attempt.ts";
import type { ReviewRules } from "./circumstances.ts";
import { outcomeOf, sameOpinion, type Opinion } from "./opinion.ts";
import { begunByClosing } from "./promiseCheck.ts";
import {
  ATTEMPTS_KEPT,
  type Attempt,
  type Review,
  type ReviewDecision,
  type ReviewRefusal,
} from "./review.ts";
import type { Instant } from "../base/time.ts";

/** Whether a silence is on record that had not come about by then: a clock that ran ahead has written it down. */
export const fellSilentTooEarly = (review: Review, receivedAt: Instant): boolean =>
  review.status === "closed" && review.silence !== null && receivedAt < review.silence.asOf;

/** Whether an opinion that is given now would decide it: who acts on one that was only sent has been reached by it. */
export const takesOpinion = ({ status }: Review): boolean => status !== "waiting" && status !== "closed";

/**
 * Judges an opinion by when it was received. It never closes a review by silence itself: only `advance` does,
 * once no timely opinion can still be on its way. So an opinion received in time wins however late it is written, and
 * over a silence that was recorded too early, too, until the case is over; but never over a change of the project, which
 * it cannot have been about.
 * @param isOver whether it is; asked only where `fellSilentTooEarly`, and `null` where it need not be known
 * @throws Error where it has to be known and is not
 */
export function giveOpinion(
  review: Review,
  opinion: Opinion,
  receivedAt: Instant,
  rules: ReviewRules,
  isOver: boolean | null = null,
): ReviewDecision {
  const passed = superseded(review, receivedAt);
  if (passed) return refuseAttempt(review, "giveOpinion", passed, receivedAt, opinion);
  const standing = viewAt(review, receivedAt, rules);
  switch (standing.status) {
    case "waiting":
    case "dispatched":
      return refuseAttempt(review, "giveOpinion", notRunning(standing)!, receivedAt, opinion);
    case "running":
    case "suspended":
    case "overdue": {
      const higher = opinionRefusal(standing, opinion.kind.startsWith("consent"));
      if (higher) return refuseAttempt(review, "giveOpinion", higher, receivedAt, opinion);
      const overdue = receivedAt >= standing.served.due.dueAt;
      return {
        events: [
          ...advance(review, receivedAt, rules),
          {
            type: "opinion-given",
            opinion,
            receivedAt,
            overdue,
            judgedBy: daysToKeep(standing, receivedAt, rules),
            ...begunByClosing(standing, outcomeOf(opinion), receivedAt, rules),
          },
        ],
      };
    }
    case "closed":
      if (standing.silence !== null) {
        const attempt = { opinion, receivedAt };
        return fellSilentTooEarly(standing, receivedAt)
          ? inTime(standing, attempt, isOver, rules)
          : tooLate(standing, attempt);
      }
      if (standing.opinion !== null) return again(standing, standing.opinion, opinion, receivedAt);
      return refuseAttempt(review, "giveOpinion", notRunning(standing)!, receivedAt, opinion);
  }
}

type Silent = Extract<Review, { status: "closed"; opinion: null; silence: object }>;

/** The silence is taken back, with both on record; once the case is over the supervisors hear of it instead (撤销事由). */
function inTime(
  silent: Silent,
  attempt: Attempt,
  isOver: boolean | null,
  rules: ReviewRules,
): ReviewDecision {
  const { facts, outcome, silence, served, lateOpinions } = silent;
  const { opinion, receivedAt } = attempt;
  if (isOver === null) throw new Error(`whether the case of ${facts.reviewId} is over has to be known here`);
  if (!isOver) {
    const takenBack = { outcome, record: silence, at: receivedAt };
    const { judgedBy } = silence;
    // Before the lead went on without it, it may have been overdue all the same.
    const overdue = receivedAt >= served.due.dueAt;
    return {
      events: [
        { type: "silence-found-premature", takenBack },
        {
          type: "opinion-given",
          opinion,
          receivedAt,
          overdue,
          judgedBy,
          ...begunByClosing(silent, outcomeOf(opinion), receivedAt, rules),
        },
      ],
    };
  }
  const refusal: ReviewRefusal = { code: "case-over", outcome, dueAt: silence.asOf };
  // The first of these is always kept: it may undo what the silence has led to.
  if (!lateOpinions.some((kept) => kept.receivedAt < silence.asOf))
    return { events: [{ type: "timely-opinion-kept", attempt }], refusal, attempt: true };
  return kept(lateOpinions, attempt, "timely-opinion-kept", refusal);
}

/** Too late for the outcome; as the written opinion that is owed, the first that was received in time is always kept. */
function tooLate({ lateOpinions, silence, outcome, served }: Silent, attempt: Attempt): ReviewDecision {
  const refusal: ReviewRefusal = { code: "late", outcome, dueAt: served.due.dueAt };
  const { backfillDueAt } = silence;
  const isInTime = ({ receivedAt }: Attempt) => backfillDueAt !== null && receivedAt < backfillDueAt;
  if (lateOpinions.length > 0 && isInTime(attempt) && !lateOpinions.some(isInTime))
    return { events: [{ type: "late-opinion-kept", attempt }], refusal, attempt: true };
  return kept(lateOpinions, attempt, "late-opinion-kept", refusal);
}

type Answered = Extract<Review, { status: "closed"; opinion: Opinion }>;

function again(review: Answered, first: Opinion, opinion: Opinion, receivedAt: Instant): ReviewDecision {
  if (sameOpinion(first, opinion))
    // Sent twice across the due instant: the one received in time counts, whichever was written first.
    return {
      events:
        review.overdue && receivedAt < review.served.due.dueAt
          ? [{ type: "opinion-found-timely", receivedAt }]
          : [],
    };
  const refusal: ReviewRefusal = { code: "already-decided", outcome: review.outcome };
  return kept(review.rivalOpinions, { opinion, receivedAt }, "rival-opinion-kept", refusal);
}

function kept(
  before: readonly Attempt[],
  attempt: Attempt,
  type: "late-opinion-kept" | "timely-opinion-kept" | "rival-opinion-kept",
  refusal: ReviewRefusal,
): ReviewDecision {
  if (before.some((earlier) => sameOpinion(earlier.opinion, attempt.opinion))) return { events: [], refusal };
  if (before.length >= ATTEMPTS_KEPT) return { events: [], refusal, attempt: true };
  return { events: [{ type, attempt }], refusal, attempt: true };
}

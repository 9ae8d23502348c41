/** Where a review stands, in sentences: one function for each state, for whoever reads it. */
import { wordFor } from "../../../functions/words/wordFor.ts";
import type { ReviewSummary } from "../api/answers.ts";
import { proceededIn, silenceMeansIn } from "./silence.ts";
import { speaking, type Reader, type Tongue } from "./tongue.ts";

export type StandingReview = Pick<
  ReviewSummary,
  | "status"
  | "outcome"
  | "overdue"
  | "sentAt"
  | "dateOpen"
  | "dueAt"
  | "closedAt"
  | "onTimeout"
  | "silenceBarred"
  | "extension"
  | "limitUnit"
  | "afterLadderDays"
  | "proceedsAt"
  | "raisedTo"
  | "failedGuards"
  | "higher"
  | "waitsFor"
  | "stop"
  | "claim"
  | "cause"
  | "silence"
>;

/** @param reviewName how a review that this one waits for is called */
export function reviewSentence(
  review: StandingReview,
  reader: Reader,
  reviewName: (reviewId: string) => string,
  tongue: Tongue,
): string {
  const { says, words, dueText, momentText, told } = speaking(tongue);
  const SAYS = says.review;
  switch (review.status) {
    case "waiting":
      return SAYS.waiting(review.waitsFor.map(reviewName).join(says.and));
    case "dispatched": {
      const sent = momentText(review.sentAt!);
      return review.dateOpen ? SAYS.unserved(sent) : SAYS.dispatched(sent);
    }
    case "running": {
      const silence = silenceMeansIn(review, tongue);
      const due = review.dueAt;
      return told([
        due === null ? SAYS.runningOpen(silence) : SAYS.running(dueText(due), silence),
        // Whoever was told another date before is told why it is this one.
        review.extension && SAYS.extended(words.days(review.extension.days, review.limitUnit)),
      ]);
    }
    case "suspended": {
      const { why, endsAt } = review.stop!;
      if (why === "higher-authority")
        return review.higher?.sent?.answer ? SAYS.higherAnswered : SAYS.withHigher;
      return told([
        SAYS.suspended(wordFor(words.stop, why), endsAt && dueText(endsAt)),
        review.dueAt !== null && SAYS.dueThen(dueText(review.dueAt)),
      ]);
    }
    case "overdue":
      return overdue(review, reader, tongue);
    case "closed":
      return closed(review, reader, tongue);
  }
}

function overdue(review: StandingReview, reader: Reader, tongue: Tongue): string {
  const { says, words, dueText, told } = speaking(tongue);
  const SAYS = says.review;
  const { raisedTo, proceedsAt, onTimeout, failedGuards } = review;
  const raised = raisedTo === null ? "" : SAYS.raised(words.ladder[raisedTo]);
  return told([
    `${SAYS.overdue(dueText(review.dueAt))}${raised}${SAYS.stop}`,
    onTimeout === "deemed-consent" && failedGuards.length > 0 && SAYS.notDeemed,
    proceedsAt !== null && SAYS.proceeds(dueText(proceedsAt)),
    reader === "clerk" && SAYS.answerNow,
    reader === "applicant" && SAYS.mayComplain,
  ]);
}

function closed(review: StandingReview, reader: Reader, tongue: Tongue): string {
  const { says, words, dueText, momentText, told } = speaking(tongue);
  const SAYS = says.review;
  const { outcome, silence, claim, cause } = review;
  const on = () => dueText(review.closedAt);
  switch (outcome) {
    case null:
      return `${words.reviewStatus.closed}${SAYS.stop}`;
    case "replaced":
      return SAYS.replaced(claim ? words.claim[claim.by] : words.outcome.replaced);
    case "cancelled":
      return SAYS.cancelled(on(), cause ? wordFor(words.cause, cause.kind) : words.outcome.cancelled);
    case "deemed-consent":
    case "deemed-refusal":
    case "no-response":
      return told([
        proceededIn(review, tongue) ??
          SAYS.silent(dueText(silence?.asOf ?? review.closedAt), words.outcome[outcome]),
        silence?.revokedAt != null && SAYS.revoked(momentText(silence.revokedAt)),
        reader === "clerk" &&
          silence?.backfillDueAt != null &&
          SAYS.backfill(dueText(silence.backfillDueAt), silence.backfillMissed),
      ]);
    default:
      return SAYS.answered(on(), words.outcome[outcome], review.overdue);
  }
}

/** The same in a word, for a chart and a table. */
export const standingIn = (
  { outcome, status }: Pick<StandingReview, "outcome" | "status">,
  { words }: Tongue,
): string => (outcome ? words.outcome[outcome] : words.reviewStatus[status]);

/** Where an application stands, in one sentence; and where a review does, in a word. */
import type { ReviewSummary, Status } from "../../shared/api/answers.ts";
import { dayText, dateOf, dueText } from "../../shared/language/dates.ts";
import { language, nameOf, words } from "../../shared/language/language.ts";
import { SAYS } from "../words.ts";

const SENTENCE = SAYS.sentence;

/** @param now with the offset of the status's own instants; `null` when nobody said */
export function sentenceOf(status: Status, now: string | null): string {
  const decided = () => dayText(dateOf(status.decidedAt!));
  const ended = () => dayText(dateOf(status.ended!.at));
  switch (status.status) {
    case "received":
      return SENTENCE.received;
    case "awaiting-materials":
      return SENTENCE.awaiting(status.owed.length, dueText(status.owed[0]?.until ?? status.receivedAt));
    case "in-review":
      return inReview(status, now);
    case "joint-review":
      return SENTENCE.joint(dueText(status.jointReview!.dueAt));
    case "deciding":
      return SENTENCE.deciding(status.lead ? nameOf(status.lead) : "");
    case "granted":
      return SENTENCE.granted(decided());
    case "granted-with-conditions":
      return SENTENCE.conditions(decided(), status.decision?.conditions.length ?? 0);
    case "refused":
      return SENTENCE.refused(decided());
    case "not-accepted":
      return SENTENCE.notAccepted(ended());
    case "lapsed":
      return SENTENCE.lapsed(ended());
    case "withdrawn":
      return SENTENCE.withdrawn(ended());
  }
}

function inReview({ progress, expectedDecisionBy, owed }: Status, now: string | null): string {
  const materials = new Set(owed.map(({ code }) => code)).size;
  return [
    SENTENCE.inReview(progress.closed, progress.total),
    ...(expectedDecisionBy === null ? [] : [expected(expectedDecisionBy, now)]),
    materials > 0 ? SENTENCE.owes(materials) : SENTENCE.owesNothing,
  ].join(language === "en" ? " " : "");
}

function expected(by: string, now: string | null): string {
  const isPast = now !== null && by <= now;
  return (isPast ? SENTENCE.expectedBefore : SENTENCE.expected)(dueText(by));
}

export const standing = ({ outcome, status }: Pick<ReviewSummary, "outcome" | "status">): string =>
  outcome ? words.outcome[outcome] : words.reviewStatus[status];

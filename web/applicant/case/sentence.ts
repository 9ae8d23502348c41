/** Where an application stands, in one sentence; and where a review does, in a word. */
import type { ReviewSummary, Status } from "../../shared/api/answers.ts";
import { dayText, dateOf, dueText } from "../../shared/language/dates.ts";
import { language, nameOf, words } from "../../shared/language/language.ts";
import { SAYS } from "../words.ts";

const SENTENCE = SAYS.sentence;

export function sentenceOf(status: Status): string {
  const decided = () => dayText(dateOf(status.decidedAt!));
  const ended = () => dayText(dateOf(status.ended!.at));
  switch (status.status) {
    case "received":
      return SENTENCE.received;
    case "awaiting-materials":
      return SENTENCE.awaiting(status.owed.length, dueText(status.owed[0]?.until ?? status.receivedAt));
    case "in-review":
      return inReview(status);
    case "joint-review":
      return withLate(
        status.expectedDecisionBy === null
          ? SENTENCE.jointLate
          : SENTENCE.joint(dueText(status.expectedDecisionBy)),
        status,
      );
    case "deciding":
      return withLate(SENTENCE.deciding(status.lead ? nameOf(status.lead) : ""), status);
    case "granted":
      return SENTENCE.granted(decided());
    case "granted-with-conditions":
      return SENTENCE.conditions(decided(), status.decision?.conditions.length ?? 0);
    case "partly-granted":
      return SENTENCE.partly(decided(), grantedOf(status), status.decision?.matters.length ?? 0);
    case "nothing-to-grant":
      return SENTENCE.nothing(decided());
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

const grantedOf = ({ decision }: Status): number =>
  (decision?.matters ?? []).filter(({ result }) => result.startsWith("granted")).length;

function inReview({ progress, expectedDecisionBy, owed, late }: Status): string {
  const materials = new Set(owed.map(({ code }) => code)).size;
  return told([
    SENTENCE.inReview(progress.closed, progress.total),
    ...(expectedDecisionBy === null ? [] : [SENTENCE.expected(dueText(expectedDecisionBy))]),
    ...lateSentence(late),
    materials > 0 ? SENTENCE.owes(materials) : SENTENCE.owesNothing,
  ]);
}

const withLate = (sentence: string, { late }: Status): string => told([sentence, ...lateSentence(late)]);

const told = (sentences: readonly string[]): string => sentences.join(language === "en" ? " " : "");

/** Whom it waits for, and since when at the earliest: the list below says what was done. */
function lateSentence(late: Status["late"]): string[] {
  if (late.length === 0) return [];
  const names = [...new Set(late.map(({ department }) => nameOf(department)))];
  const since = late.reduce((first, { since }) => (since < first ? since : first), late[0]!.since);
  return [SENTENCE.late(names.join(language === "en" ? ", " : "、"), dueText(since))];
}

export const standing = ({ outcome, status }: Pick<ReviewSummary, "outcome" | "status">): string =>
  outcome ? words.outcome[outcome] : words.reviewStatus[status];

/** What a case is about and how far it has come. */
import type { Case, Catalogue } from "../../shared/api/answers.ts";
import { dueText, momentText } from "../../shared/language/dates.ts";
import { nameOf, words } from "../../shared/language/language.ts";
import { Facts, lines } from "../../shared/parts/Facts.tsx";
import { lateLines } from "../../shared/parts/late.tsx";
import { departmentName, reviewName } from "../../shared/parts/names.ts";
import { wholeText } from "../../shared/parts/whole.ts";
import { says } from "../words.ts";

export function CaseFacts({ found, catalogue }: { found: Case; catalogue: Catalogue }) {
  const { progress, lead, receivedAt, acceptedAt, decidedAt, expectedDecisionBy, ended } = found;
  // What has not come before the case ended comes no more.
  const at = (instant: string | null, told = momentText) =>
    instant === null ? ended === null && says.notYet : told(instant);
  return (
    <Facts
      facts={[
        [says.application, <code>{found.applicationId}</code>],
        [says.status, <strong>{words.applicationStatus[found.status]}</strong>],
        [says.case.progress, says.case.progressOf(progress.closed, progress.total)],
        [says.case.lead, lead === null ? says.notYet : nameOf(lead)],
        [says.case.receivedAt, momentText(receivedAt)],
        [says.case.acceptedAt, at(acceptedAt)],
        decidedAt === null
          ? [says.case.expected, at(expectedDecisionBy, dueText)]
          : [says.case.decidedAt, momentText(decidedAt)],
        [words.whole.title, wholeText(found.whole)],
        [says.case.wholeOver, lines(breachesOf(found, catalogue))],
        [words.late.title, lateLines(found.late, catalogue)],
      ]}
    />
  );
}

/** Each time that the whole ran out: who answers for it, and what was open then. */
const breachesOf = ({ whole }: Case, catalogue: Catalogue): string[] =>
  (whole?.breaches ?? []).map(({ at, lead, open }) => {
    const then = open.map((id) => reviewName(id, catalogue)).join(words.comma);
    return says.case.wholeRanOut(dueText(at), departmentName(lead, catalogue), then === "" ? null : then);
  });

/** What a case is about and how far it has come. */
import type { Case } from "../../app/api.ts";
import { dueText, momentText } from "../../app/dates.ts";
import { nameOf, words } from "../../app/language.ts";
import { says } from "../../pages/supervision.words.ts";

export const CaseFacts = ({ found }: { found: Case }) => (
  <dl class="facts">
    <dt>{says.application}</dt>
    <dd>
      <code>{found.applicationId}</code>
    </dd>
    <dt>{says.status}</dt>
    <dd>
      <strong>{words.applicationStatus[found.status]}</strong>
    </dd>
    <dt>{says.case.progress}</dt>
    <dd>{says.case.progressOf(found.progress.closed, found.progress.total)}</dd>
    <dt>{says.case.lead}</dt>
    <dd>{found.lead === null ? says.notYet : nameOf(found.lead)}</dd>
    <dt>{says.case.receivedAt}</dt>
    <dd>{momentText(found.receivedAt)}</dd>
    <dt>{says.case.acceptedAt}</dt>
    <dd>{found.acceptedAt === null ? says.notYet : momentText(found.acceptedAt)}</dd>
    {found.decidedAt === null ? (
      <>
        <dt>{says.case.expected}</dt>
        <dd>{found.expectedDecisionBy === null ? says.notYet : dueText(found.expectedDecisionBy)}</dd>
      </>
    ) : (
      <>
        <dt>{says.case.decidedAt}</dt>
        <dd>{momentText(found.decidedAt)}</dd>
      </>
    )}
  </dl>
);

/** How a case was decided, and what the decision rests on; or why it ended without one. */
import type { Case, Catalogue } from "../../shared/api/answers.ts";
import { momentText } from "../../shared/language/dates.ts";
import { words } from "../../shared/language/language.ts";
import { Decision } from "../../shared/parts/Decision.tsx";
import { Empty } from "../../shared/parts/notes.tsx";
import { groundText } from "../../shared/state/said.ts";
import { says } from "../words.ts";

type Props = { found: Case; catalogue: Catalogue };

export function CaseDecision({ found, catalogue }: Props) {
  const { decision, decidedAt, ended } = found;
  if (ended !== null)
    return (
      <p>
        {says.case.ended}
        {words.colon}
        {ended.reasons ?? words.none}
        {words.aside(momentText(ended.at))}
      </p>
    );
  if (decision === null) return <Empty>{says.case.noDecision}</Empty>;
  const { lead } = decision;
  return (
    <>
      <p class="sentence">
        {words.applicationStatus[decision.result]}
        {decidedAt !== null && ` · ${momentText(decidedAt)}`}
      </p>
      {lead ? (
        <p class="said">
          {says.case.leadReasons}
          {words.colon}
          {[lead.reasons, lead.article].filter(Boolean).join(words.semicolon)}
        </p>
      ) : (
        <p>{groundText(found)}</p>
      )}
      <Decision decision={decision} catalogue={catalogue} />
    </>
  );
}

/** How a case was decided, and what the decision rests on: every opinion, express or by silence. */
import type { Case, Catalogue } from "../../app/api.ts";
import { momentText } from "../../app/dates.ts";
import { words } from "../../app/language.ts";
import { says } from "../../pages/supervision.words.ts";
import { Empty } from "../notes.tsx";
import { departmentText } from "./aboutText.ts";

type Decision = NonNullable<Case["decision"]>;

type Props = { found: Case; catalogue: Catalogue };

export function CaseDecision({ found: { decision, decidedAt, ended }, catalogue }: Props) {
  if (ended !== null)
    return (
      <p>
        {says.case.ended}: {ended.reasons ?? words.none} ({momentText(ended.at)})
      </p>
    );
  if (decision === null) return <Empty>{says.case.noDecision}</Empty>;
  return (
    <>
      <p class="sentence">
        {words.applicationStatus[decision.result]}
        {decidedAt !== null && ` · ${momentText(decidedAt)}`}
      </p>
      {decision.lead && (
        <p class="said">
          {says.case.leadReasons}: {decision.lead.reasons}
          {decision.lead.article !== null && ` (${decision.lead.article})`}
        </p>
      )}
      <Opinions decision={decision} catalogue={catalogue} />
      <Conditions decision={decision} catalogue={catalogue} />
      <Objections decision={decision} catalogue={catalogue} />
      <Late decision={decision} catalogue={catalogue} />
    </>
  );
}

type Part = { decision: Decision; catalogue: Catalogue };

const Opinions = ({ decision: { opinions }, catalogue }: Part) => (
  <table>
    <caption>{says.case.opinions}</caption>
    <thead>
      <tr>
        <th scope="col">{says.department}</th>
        <th scope="col">{says.outcome}</th>
        <th scope="col">{says.case.how}</th>
      </tr>
    </thead>
    <tbody>
      {opinions.map(({ reviewId, department, outcome, deemed, overdue }) => (
        <tr key={reviewId}>
          <td>{departmentText(department, catalogue)}</td>
          <td>{words.outcome[outcome]}</td>
          <td>
            <span class={deemed ? "deemed" : undefined}>{deemed ? words.deemed : words.express}</span>
            {overdue && ` · ${says.case.late}`}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

function Conditions({ decision: { conditions }, catalogue }: Part) {
  if (conditions.length === 0) return null;
  return (
    <>
      <h4>{says.case.conditions}</h4>
      <ol>
        {conditions.map(({ reviewId, department, text, article }, i) => (
          <li key={`${reviewId} ${i}`} class="said">
            {text} — {departmentText(department, catalogue)}
            {article !== undefined && ` (${article})`}
          </li>
        ))}
      </ol>
    </>
  );
}

function Objections({ decision: { objections }, catalogue }: Part) {
  if (objections.length === 0) return null;
  return (
    <>
      <h4>{says.case.objections}</h4>
      {objections.map((objection) => (
        <dl key={objection.reviewId} class="facts">
          <dt>{says.department}</dt>
          <dd>{departmentText(objection.department, catalogue)}</dd>
          <dt>{says.case.reasons}</dt>
          <dd class="said">{objection.reasons}</dd>
          <dt>{says.case.article}</dt>
          <dd>{objection.article}</dd>
          <dt>{says.case.curableBy}</dt>
          <dd class="said">{objection.curableBy}</dd>
        </dl>
      ))}
    </>
  );
}

function Late({ decision: { lateOpinions }, catalogue }: Part) {
  if (lateOpinions.length === 0) return null;
  return (
    <>
      <h4>{says.case.lateOpinions}</h4>
      <ul>
        {lateOpinions.map(({ reviewId, department, receivedAt }) => (
          <li key={`${reviewId} ${receivedAt}`}>
            {departmentText(department, catalogue)} · {momentText(receivedAt)}
          </li>
        ))}
      </ul>
    </>
  );
}

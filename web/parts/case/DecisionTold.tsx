/** The decision: its result, its conditions and objections with their sources, and how each opinion came about. */
import type { Status } from "../../app/api.ts";
import { momentText } from "../../app/dates.ts";
import { words } from "../../app/language.ts";
import { SAYS } from "../../pages/applicant.words.ts";
import { Conditions } from "./Conditions.tsx";

const SAY = SAYS.decision;
const EXPRESS: ReadonlySet<string> = new Set([
  "consented",
  "consented-with-conditions",
  "objected",
  "not-applicable",
]);

type Props = { status: Status; nameOfReview: (reviewId: string) => string };

export function DecisionTold({ status, nameOfReview }: Props) {
  const { decision, decidedAt } = status;
  if (!decision || decidedAt === null) return null;
  const { lead, conditions, objections, opinions, lateOpinions } = decision;
  return (
    <section aria-labelledby="decision-title">
      <h2 id="decision-title">{SAY.title}</h2>
      <dl class="facts">
        <dt>{SAY.result}</dt>
        <dd>
          <strong>{words.applicationStatus[decision.result]}</strong>
        </dd>
        <dt>{SAY.at}</dt>
        <dd>{momentText(decidedAt)}</dd>
        <dt>{SAY.lead}</dt>
        <dd>
          {lead ? lead.reasons : SAY.automatic}
          {lead && lead.article !== null && (
            <div class="own-soft">
              {SAY.article}: {lead.article}
            </div>
          )}
        </dd>
      </dl>
      <h3>{SAY.conditions}</h3>
      {conditions.length === 0 ? (
        <p>{SAY.noConditions}</p>
      ) : (
        <Conditions conditions={conditions} source={({ reviewId }) => nameOfReview(reviewId)} />
      )}
      {objections.length > 0 && (
        <>
          <h3>{SAY.objections}</h3>
          {objections.map((objection) => (
            <dl key={objection.reviewId} class="facts own-card">
              <dt>{SAYS.reviews.department}</dt>
              <dd>
                <strong>{nameOfReview(objection.reviewId)}</strong>
                {objection.veto && ` (${SAY.veto})`}
              </dd>
              <dt>{SAYS.reviews.reasons}</dt>
              <dd>{objection.reasons}</dd>
              <dt>{SAY.facts}</dt>
              <dd>{objection.facts}</dd>
              <dt>{SAY.article}</dt>
              <dd>{objection.article}</dd>
              <dt>{SAY.curable}</dt>
              <dd>{objection.curableBy}</dd>
              <dt>{SAY.signed}</dt>
              <dd>{objection.signedBy}</dd>
            </dl>
          ))}
        </>
      )}
      <table>
        <caption>{SAY.opinions}</caption>
        <thead>
          <tr>
            <th scope="col">{SAYS.reviews.department}</th>
            <th scope="col">{SAY.opinion}</th>
            <th scope="col">{SAY.how}</th>
          </tr>
        </thead>
        <tbody>
          {opinions.map(({ reviewId, outcome, deemed }) => (
            <tr key={reviewId}>
              <th scope="row">{nameOfReview(reviewId)}</th>
              <td>{words.outcome[outcome]}</td>
              <td class={deemed ? "deemed" : undefined}>
                {deemed ? words.deemed : EXPRESS.has(outcome) ? words.express : SAY.silentOther}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {lateOpinions.length > 0 && (
        <>
          <h3>{SAY.late}</h3>
          <ul>
            {lateOpinions.map(({ reviewId, receivedAt }) => (
              <li key={reviewId + receivedAt}>
                {nameOfReview(reviewId)}: {momentText(receivedAt)}
              </li>
            ))}
          </ul>
        </>
      )}
      {decision.result !== "granted" && <p class="note">{SAY.remedy}</p>}
    </section>
  );
}

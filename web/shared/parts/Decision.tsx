/** What a decision rests on: conditions and objections with their sources, and every opinion, express or by silence. */
import type { Catalogue, Status } from "../api/answers.ts";
import { momentText } from "../language/dates.ts";
import { MARK_OF } from "../../../functions/words/mark.ts";
import { words } from "../language/language.ts";
import { Conditions } from "./Conditions.tsx";
import { Facts } from "./Facts.tsx";
import { reviewName } from "./names.ts";
import { Table } from "./Table.tsx";

const SAYS = words.decision;

export type DecisionProps = { decision: NonNullable<Status["decision"]>; catalogue: Catalogue };

export function Decision({ decision, catalogue }: DecisionProps) {
  const { conditions, objections, opinions, lateOpinions } = decision;
  const of = (reviewId: string) => reviewName(reviewId, catalogue);
  const said = (text: string) => <span class="said">{text}</span>;
  return (
    <>
      <h3>{SAYS.conditions}</h3>
      {conditions.length === 0 ? (
        <p>{SAYS.noConditions}</p>
      ) : (
        <Conditions conditions={conditions} source={({ reviewId }) => of(reviewId)} />
      )}
      {objections.length > 0 && <h3>{SAYS.objections}</h3>}
      {objections.map((objection) => (
        <Facts
          key={objection.reviewId}
          class="panel"
          facts={[
            [
              SAYS.by,
              <>
                <strong>{of(objection.reviewId)}</strong>
                {objection.veto && ` (${SAYS.veto})`}
              </>,
            ],
            [SAYS.reasons, said(objection.reasons)],
            [SAYS.facts, said(objection.facts)],
            [SAYS.article, objection.article],
            [SAYS.curableBy, said(objection.curableBy)],
            [SAYS.signedBy, objection.signedBy],
          ]}
        />
      ))}
      <Table heads={[SAYS.by, SAYS.opinion, SAYS.how]} caption={<>{SAYS.opinions}</>}>
        {opinions.map(({ reviewId, outcome, deemed, overdue }) => (
          <tr key={reviewId}>
            <th scope="row">{of(reviewId)}</th>
            <td>{words.outcome[outcome]}</td>
            <td>
              <span class={deemed ? "deemed" : undefined}>{words.mark[MARK_OF[outcome]]}</span>
              {overdue && ` · ${SAYS.overdue}`}
            </td>
          </tr>
        ))}
      </Table>
      {lateOpinions.length > 0 && (
        <>
          <h3>{SAYS.late}</h3>
          <ul>
            {lateOpinions.map(({ reviewId, receivedAt }) => (
              <li key={reviewId + receivedAt}>
                {of(reviewId)}: {momentText(receivedAt)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

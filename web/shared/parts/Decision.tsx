/** What a decision rests on: conditions and objections with their sources, and every opinion, express or by silence. */
import type { Catalogue, Status } from "../api/answers.ts";
import type { Credentials } from "../api/session.ts";
import { Attachments } from "../files/Attachments.tsx";
import { dayText, dueText, momentText } from "../language/dates.ts";
import { MARK_OF } from "../../../functions/words/mark.ts";
import { words } from "../language/language.ts";
import { Conditions } from "./Conditions.tsx";
import { Facts, lines, type Fact } from "./Facts.tsx";
import { wantedText } from "./figures.ts";
import { reviewName } from "./names.ts";
import { Table } from "./Table.tsx";

const SAYS = words.decision;

type Matter = NonNullable<Status["decision"]>["matters"][number];

/** A licence is granted or refused; an opinion passes or does not. */
const matterResult = ({ kind, result }: Matter): string =>
  (kind === "licence" ? words.licenceResult : words.opinionResult)[result];

const groundText = (ground: Matter["ground"], of: (reviewId: string) => string): string =>
  ground.by === "prerequisite"
    ? `${words.ground.prerequisite}${words.colon}${of(ground.reviewId)}`
    : words.ground[ground.by];

type LicencesProps = {
  matters: readonly Matter[];
  of: (reviewId: string) => string;
  by: Credentials | undefined;
};

/** Every licence that was granted: with its number and its file, or until when it is to be handed out. */
function Licences({ matters, of, by }: LicencesProps) {
  const granted = matters.flatMap(({ reviewId, delivery }) => (delivery ? [{ reviewId, delivery }] : []));
  if (granted.length === 0) return null;
  return (
    <>
      <h3>{SAYS.licences}</h3>
      {granted.map(({ reviewId, delivery }) => (
        <Facts
          key={reviewId}
          class="panel"
          facts={[[SAYS.by, of(reviewId)], ...deliveryFacts(delivery, by)]}
        />
      ))}
    </>
  );
}

type DeliveryTold = NonNullable<Matter["delivery"]>;

function deliveryFacts({ dueAt, lamp, licence }: DeliveryTold, by: Credentials | undefined): Fact[] {
  if (licence === null) return [[SAYS.handOut, deliverBy(dueAt, lamp)]];
  return [
    [SAYS.number, licence.number],
    [SAYS.validUntil, licence.validUntil === null ? SAYS.noEnd : dayText(licence.validUntil)],
    [SAYS.handOut, momentText(licence.at) + words.aside(SAYS.ways[licence.handedOut.how])],
    [words.attached.attach, <Attachments files={licence.files} by={by} />],
  ];
}

const deliverBy = (dueAt: DeliveryTold["dueAt"], lamp: DeliveryTold["lamp"]): string =>
  SAYS.deliverBy(dueText(dueAt)) + (lamp === "red" ? words.aside(SAYS.overdue) : "");

export type DecisionProps = {
  decision: NonNullable<Status["decision"]>;
  catalogue: Catalogue;
  /** Who reads: whoever is signed in, unless said otherwise. */
  by?: Credentials;
};

export function Decision({ decision, catalogue, by }: DecisionProps) {
  const { conditions, objections, matters, lateOpinions, lead } = decision;
  const of = (reviewId: string) => reviewName(reviewId, catalogue);
  const said = (text: string) => <span class="said">{text}</span>;
  const answerTo = (reviewId: string) => lead?.answers.find((one) => one.reviewId === reviewId)?.reasons;
  return (
    <>
      <h3>{SAYS.conditions}</h3>
      {conditions.length === 0 ? (
        <p>{SAYS.noConditions}</p>
      ) : (
        <Conditions conditions={conditions} catalogue={catalogue} source={({ reviewId }) => of(reviewId)} />
      )}
      {decision.underRevision.map((one) => (
        <p key={one.reviewId} class="note">
          {SAYS.underRevision(reviewName(one.reviewId, catalogue), one.dueAt && dueText(one.dueAt))}
          {one.raisedTo !== null && SAYS.revisionRaised[one.raisedTo]}
        </p>
      ))}
      {decision.revisions.map((one) => (
        <Facts
          key={one.reviewId}
          class="panel"
          facts={[
            [SAYS.revised, SAYS.revisions[one.result] + words.aside(reviewName(one.reviewId, catalogue))],
            [SAYS.revisedAt, momentText(one.at)],
            [SAYS.revisedWhy, one.reasons],
            [SAYS.revisedChange, one.change],
            [SAYS.revisedBy, one.article],
            [SAYS.compensation, one.compensation],
          ]}
        />
      ))}
      {lead && lead.resolutions.length > 0 && (
        <Facts
          facts={[
            [
              words.joint.resolutions,
              lines(lead.resolutions.map((one) => `${wantedText(one, catalogue)}${words.period}${one.text}`)),
            ],
          ]}
        />
      )}
      {lead?.attachments && (
        <Facts facts={[[words.attached.attach, <Attachments files={lead.attachments} by={by} />]]} />
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
                {objection.veto && words.aside(SAYS.veto)}
              </>,
            ],
            [SAYS.reasons, said(objection.reasons)],
            [SAYS.facts, said(objection.facts)],
            [SAYS.article, objection.article],
            [SAYS.curableBy, said(objection.curableBy)],
            [SAYS.signedBy, objection.signedBy],
            [words.joint.answers, answerTo(objection.reviewId)],
          ]}
        />
      ))}
      <Table heads={[SAYS.by, SAYS.result, SAYS.opinion, SAYS.how]} caption={<>{SAYS.opinions}</>}>
        {matters.map((matter) => (
          <tr key={matter.reviewId}>
            <th scope="row">{of(matter.reviewId)}</th>
            <td>
              {matterResult(matter)}
              {matter.ground.by !== "own" && words.aside(groundText(matter.ground, of))}
            </td>
            <td>
              {words.outcome[matter.outcome]}
              {matter.silenceBasis &&
                words.aside(`${matter.silenceBasis.document} ${matter.silenceBasis.article}`)}
            </td>
            <td>
              <span class={matter.deemed ? "deemed" : undefined}>{words.mark[MARK_OF[matter.outcome]]}</span>
              {(matter.overdue || matter.deemed || matter.outcome === "no-response") && ` · ${SAYS.overdue}`}
            </td>
          </tr>
        ))}
      </Table>
      <Licences matters={matters} of={of} by={by} />
      {matters.some(({ result }) => result === "not-examined") && <p class="note">{SAYS.unexamined}</p>}
      {lateOpinions.length > 0 && (
        <>
          <h3>{SAYS.late}</h3>
          <ul>
            {lateOpinions.map(({ reviewId, receivedAt }) => (
              <li key={reviewId + receivedAt}>
                {of(reviewId)}
                {words.colon}
                {momentText(receivedAt)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** 否决报备: one objection, whose turn it is and until when, and what supervision and its department said to its form. */
import { dueText, momentText } from "../language/dates.ts";
import { Facts } from "../parts/Facts.tsx";
import { actorName } from "../state/actorName.ts";
import type { AccountData } from "./Account.tsx";
import { Act } from "./Act.tsx";
import { accountWords as SAYS } from "./words.ts";

type Objection = AccountData["objections"][number];

type Props = {
  objection: Objection;
  account: AccountData;
  isOwn: boolean;
  onDone: (account: AccountData) => void;
};

export function ObjectionEntry({ objection, account, isOwn, onDone }: Props) {
  const { reviewId, project, receivedAt, reasons, article, curableBy, may } = objection;
  const { status, until, overdue, noted, returned, answered } = objection;
  return (
    <article class="panel" aria-label={`${SAYS.objection} ${project.name}`}>
      <Facts
        facts={[
          [SAYS.project, <a href={`#${isOwn ? reviewId : objection.applicationId}`}>{project.name}</a>],
          [SAYS.objectedAt, momentText(receivedAt)],
          [SAYS.forms.reasons, reasons],
          [SAYS.forms.article, article],
          [SAYS.forms.cure, curableBy],
          [SAYS.state, <strong>{SAYS.report[status]}</strong>],
          [SAYS.until, until && `${dueText(until)}${overdue ? SAYS.overdue : ""}`],
          [SAYS.noted, noted && `${actorName(noted.by)} ${momentText(noted.at)}`],
          [
            SAYS.returned,
            returned &&
              SAYS.said(
                momentText(returned.at),
                actorName(returned.by),
                SAYS.lookAt(
                  returned.about.map((one) => SAYS.forms[one]),
                  returned.reasons,
                ),
              ),
          ],
          [
            SAYS.answered,
            answered && SAYS.said(momentText(answered.at), actorName(answered.by), answered.text),
          ],
        ]}
      />
      {may.length > 0 && (
        <div class="no-print">
          {may.map((name) => (
            <Act
              key={name}
              route={isOwn ? "answerInAccount" : "decideInAccount"}
              name={name}
              departmentId={account.department.id}
              said={{ do: name, year: account.year, reviewId }}
              onDone={onDone}
            />
          ))}
        </div>
      )}
    </article>
  );
}

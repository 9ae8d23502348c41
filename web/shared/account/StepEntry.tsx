/** One consequence: what is proposed for which cards, how it was served, what was said to it, and what came of it. */
import { applicationOf } from "../../../functions/domain/base/ids.ts";
import { callText } from "../api/client.ts";
import { nameOf } from "../language/language.ts";
import { dueText, momentText } from "../language/dates.ts";
import { ruleText } from "../parts/cards.ts";
import { Facts, lines } from "../parts/Facts.tsx";
import { SaveButton } from "../parts/SaveButton.tsx";
import { actorName } from "../state/actorName.ts";
import type { AccountData } from "./Account.tsx";
import { Act, type ActName } from "./Act.tsx";
import { accountWords as SAYS } from "./words.ts";

type Step = AccountData["subjects"][number]["steps"][number];

type Props = { step: Step; account: AccountData; isOwn: boolean; onDone: (account: AccountData) => void };

/** How an act is sent: under another name, where there are two of one. */
const SENT: Record<Step["may"][number], { name: ActName; said: Record<string, string> }> = {
  "serve-proposal": { name: "serve-proposal", said: { do: "serve-proposal" } },
  "confirm-proposal": { name: "confirmed", said: { do: "decide-proposal", outcome: "confirmed" } },
  "dismiss-proposal": { name: "dismissed", said: { do: "decide-proposal", outcome: "dismissed" } },
  "receive-proposal": { name: "receive-proposal", said: { do: "receive-proposal" } },
  "state-case": { name: "state-case", said: { do: "state-case" } },
};

export function StepEntry({ step, account, isOwn, onDone }: Props) {
  const { person, colour, nth, measure, status, cards, served, statement, decided, number, may } = step;
  // 移送: the file is what is handed over, and nobody but supervision does that.
  const files =
    measure === "transfer" && status === "confirmed" && !isOwn
      ? [...new Set(cards.map(({ reviewId }) => applicationOf(reviewId)))]
      : [];
  const title = SAYS.document(SAYS.measure[measure]);
  return (
    <article class="panel" aria-label={`${title} ${SAYS.forCard(colour, nth)}`}>
      <h5>
        {title} {SAYS.forCard(colour, nth)}
      </h5>
      {measure === "transfer" && <p>{SAYS.transferRule}</p>}
      <Facts
        facts={[
          [SAYS.state, <strong>{SAYS.status[status]}</strong>],
          [SAYS.basis, lines(cards.map(({ rule, at }) => `${ruleText(rule)} ${dueText(at)}`))],
          [SAYS.number, number !== null && SAYS.numberOf(account.year, nameOf(account.department), number)],
          [SAYS.served, served && SAYS.servedOn(momentText(served.at), actorName(served.by), served.how)],
          [SAYS.stateUntil, status === "served" && served?.stateUntil && dueText(served.stateUntil)],
          [
            SAYS.statement,
            statement && SAYS.said(momentText(statement.at), actorName(statement.by), statement.text),
          ],
          [
            SAYS.decided,
            decided &&
              `${SAYS.outcome[decided.outcome]}${SAYS.said(momentText(decided.at), actorName(decided.by), ` ${decided.reasons}`)}`,
          ],
        ]}
      />
      {files.length > 0 && <p>{SAYS.file}</p>}
      {files.map((applicationId) => (
        <SaveButton
          key={applicationId}
          label={SAYS.handOver(applicationId)}
          name={`${applicationId}.jsonl`}
          type="application/jsonl"
          read={async () => callText("exportCase", { path: { applicationId } }, "application/jsonl")}
        />
      ))}
      {may.length > 0 && (
        <div class="no-print">
          {may.map((one) => (
            <Act
              key={one}
              route={isOwn ? "answerInAccount" : "decideInAccount"}
              name={SENT[one].name}
              departmentId={account.department.id}
              said={{ ...SENT[one].said, year: account.year, step: { person, colour, nth } }}
              onDone={onDone}
            />
          ))}
        </div>
      )}
    </article>
  );
}

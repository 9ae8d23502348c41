/** One card: for what, who held the post then, as which it counts, and what was decided beside it. */
import { dueText, momentText } from "../language/dates.ts";
import { correctedText, ruleText } from "../parts/cards.ts";
import { Facts } from "../parts/Facts.tsx";
import { actorName } from "../state/actorName.ts";
import type { AccountData } from "./Account.tsx";
import { Act, type ActName } from "./Act.tsx";
import { accountWords as SAYS } from "./words.ts";

type Card = AccountData["cards"][number];

type Props = { card: Card; account: AccountData; isOwn: boolean; onDone: (account: AccountData) => void };

/** What may be done is sent as one act or, of a contest, as either outcome of it. */
const actsOf = (may: Card["may"][number]): { name: ActName; said: Record<string, string> }[] =>
  may === "decide-contest"
    ? (["upheld", "revoked"] as const).map((outcome) => ({ name: outcome, said: { do: may, outcome } }))
    : [{ name: may, said: { do: may } }];

export function CardEntry({ card, account, isOwn, onDone }: Props) {
  const { reviewId, rule, at, colour, counts, person, held, outage, corrected } = card;
  const { confirmed, served, contest, contestDecided } = card;
  const title = `${SAYS.colour[colour]} ${ruleText(rule)}`;
  const said = (one: NonNullable<Card["confirmed"]>) =>
    SAYS.said(momentText(one.at), actorName(one.by), one.reasons);
  return (
    <article class="panel" aria-label={`${title} ${card.project.name}`}>
      <h4>{title}</h4>
      <Facts
        facts={[
          [SAYS.project, <a href={`#${isOwn ? reviewId : card.applicationId}`}>{card.project.name}</a>],
          [SAYS.at, dueText(at)],
          [SAYS.counts, SAYS.countsAs(counts)],
          [SAYS.person, person ?? (outage ? SAYS.outage : SAYS.nobody)],
          ["", held && SAYS.held(held.days, held.of)],
          [SAYS.confirmed, confirmed && said(confirmed)],
          [SAYS.served, served && SAYS.servedOn(momentText(served.at), actorName(served.by), served.how)],
          [
            SAYS.contestUntil,
            contest === null && corrected === null && served?.contestUntil && dueText(served.contestUntil),
          ],
          [SAYS.contest, contest && said(contest)],
          [
            SAYS.contestDecided,
            contestDecided && `${SAYS.outcome[contestDecided.outcome]} ${said(contestDecided)}`,
          ],
          [SAYS.corrected, corrected && correctedText(corrected)],
        ]}
      />
      {card.may.length > 0 && (
        <div class="no-print">
          {card.may.flatMap(actsOf).map(({ name, said: sent }) => (
            <Act
              key={name}
              route={isOwn ? "answerInAccount" : "decideInAccount"}
              name={name}
              departmentId={account.department.id}
              said={{ ...sent, year: account.year, card: { reviewId, rule, at } }}
              onDone={onDone}
            />
          ))}
        </div>
      )}
    </article>
  );
}

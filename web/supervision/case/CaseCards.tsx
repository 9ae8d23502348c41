/** 黄牌 and 红牌 of a case: for which breach, on what evidence, who handled it, and why one was corrected. */
import { cardWords } from "../../shared/parts/cards.words.ts";
import type { Case, Catalogue } from "../../shared/api/answers.ts";
import { correctedText, evidenceText, ruleText, type Card } from "../../shared/parts/cards.ts";
import { dueText } from "../../shared/language/dates.ts";
import { words } from "../../shared/language/language.ts";
import { says } from "../words.ts";
import { Empty } from "../../shared/parts/notes.tsx";
import { reviewName } from "../../shared/parts/names.ts";
import { Table } from "../../shared/parts/Table.tsx";

type Props = {
  cards: Case["cards"];
  catalogue: Catalogue;
  /** The reviews with a card that may be corrected. */
  correctable: readonly string[];
  correct: (card: Card) => void;
};

/** A red card for a second yellow one stands and falls with the two. */
const standsByItself = ({ rule, corrected }: Card): boolean => rule !== "second-yellow" && corrected === null;

export function CaseCards({ cards, catalogue, correctable, correct }: Props) {
  if (cards.length === 0) return <Empty>{says.case.noCards}</Empty>;
  return (
    <Table
      heads={[
        says.case.cards,
        says.matter,
        says.case.rule,
        says.case.evidence,
        says.handler,
        says.case.at,
        says.case.actions,
      ]}
      scrolls={`${says.case.cards}${words.colon}${says.case.scroll}`}
    >
      {cards.map((card) => (
        <tr key={`${card.reviewId} ${card.rule} ${card.at}`}>
          <td>
            <span class={`card card-${card.colour}`}>{cardWords.colour[card.colour]}</span>
          </td>
          <td>{reviewName(card.reviewId, catalogue)}</td>
          <td>{ruleText(card.rule)}</td>
          <td>{evidenceText(card)}</td>
          <td>{card.handler === null ? words.none : card.handler.name}</td>
          <td>{dueText(card.at)}</td>
          <td>
            {card.corrected !== null && correctedText(card.corrected)}
            {correctable.includes(card.reviewId) && standsByItself(card) && (
              <button type="button" class="quiet no-print" onClick={() => correct(card)}>
                {says.correction.button}
              </button>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}

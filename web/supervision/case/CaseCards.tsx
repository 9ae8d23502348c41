/** 黄牌 and 红牌 of a case: for which breach, on what evidence, and who handled it. */
import type { Case, Catalogue } from "../../shared/api/answers.ts";
import { evidenceText, ruleText } from "../../shared/parts/cards.ts";
import { dueText } from "../../shared/language/dates.ts";
import { words } from "../../shared/language/language.ts";
import { says } from "../words.ts";
import { Empty } from "../../shared/parts/notes.tsx";
import { reviewName } from "../../shared/parts/names.ts";
import { Table } from "../../shared/parts/Table.tsx";

export function CaseCards({ cards, catalogue }: { cards: Case["cards"]; catalogue: Catalogue }) {
  if (cards.length === 0) return <Empty>{says.case.noCards}</Empty>;
  return (
    <Table
      heads={[says.case.cards, says.matter, says.case.rule, says.case.evidence, says.handler, says.case.at]}
      scrolls={`${says.case.cards}: ${says.case.scroll}`}
    >
      {cards.map((card) => (
        <tr key={`${card.reviewId} ${card.rule} ${card.at}`}>
          <td>
            <span class={`card card-${card.colour}`}>{words.cardColour[card.colour]}</span>
          </td>
          <td>{reviewName(card.reviewId, catalogue)}</td>
          <td>{ruleText(card.rule)}</td>
          <td>{evidenceText(card)}</td>
          <td>{card.handler === null ? words.none : card.handler.name}</td>
          <td>{dueText(card.at)}</td>
        </tr>
      ))}
    </Table>
  );
}

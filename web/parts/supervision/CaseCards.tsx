/** 黄牌 and 红牌 of a case: for which breach, on what evidence, and who handled it. */
import type { Case, Catalogue } from "../../app/api.ts";
import { evidenceText, ruleText } from "../../app/cards.ts";
import { dueText } from "../../app/dates.ts";
import { words } from "../../app/language.ts";
import { says } from "../../pages/supervision.words.ts";
import { Empty } from "../notes.tsx";
import { aboutText } from "./aboutText.ts";
import { Wide } from "./Wide.tsx";

export function CaseCards({ cards, catalogue }: { cards: Case["cards"]; catalogue: Catalogue }) {
  if (cards.length === 0) return <Empty>{says.case.noCards}</Empty>;
  return (
    <Wide label={`${says.case.cards}: ${says.case.scroll}`}>
      <table class="wide">
        <thead>
          <tr>
            <th scope="col">{says.case.cards}</th>
            <th scope="col">{says.matter}</th>
            <th scope="col">{says.case.rule}</th>
            <th scope="col">{says.case.evidence}</th>
            <th scope="col">{says.handler}</th>
            <th scope="col">{says.case.at}</th>
          </tr>
        </thead>
        <tbody>
          {cards.map((card) => (
            <tr key={`${card.reviewId} ${card.rule} ${card.at}`}>
              <td>
                <span class={`card card-${card.colour}`}>{words.card[card.colour]}</span>
              </td>
              <td>{aboutText({ reviewId: card.reviewId }, catalogue)}</td>
              <td>{ruleText(card.rule)}</td>
              <td>{evidenceText(card)}</td>
              <td>{card.handler === null ? words.none : card.handler.name}</td>
              <td>{dueText(card.at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

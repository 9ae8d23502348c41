/** 黄牌 and 红牌 of a case: for which breach, on what evidence, and who handled it. */
import type { Case, Catalogue } from "../../app/api.ts";
import { dueText, momentText } from "../../app/dates.ts";
import { words } from "../../app/language.ts";
import { says } from "../../pages/supervision.words.ts";
import { Empty } from "../notes.tsx";
import { aboutText } from "./aboutText.ts";
import { Wide } from "./Wide.tsx";

type Card = Case["cards"][number];

const ruleText = (rule: string): string => says.case.rules[rule] ?? rule;

/** The evidence in the page's language and the region's time; of an unknown rule as the API tells it. */
function evidenceText({ rule, evidence, at }: Card): string {
  switch (rule) {
    case "promised-limit":
    case "statutory-limit":
      return says.case.noOpinionBy(dueText(at));
    case "supplement-out-of-window":
    case "supplement-twice":
    case "extension-too-late":
      return says.case.refusedAttempt(momentText(at));
    case "second-yellow":
      return says.case.secondAfter(ruleText(/"([^"]+)"/.exec(evidence)?.[1] ?? ""));
    default:
      return evidence;
  }
}

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
                <span class={`card card-${card.colour}`}>{says.case.card[card.colour]}</span>
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

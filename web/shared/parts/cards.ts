/** 黄牌 and 红牌 in the page's language: for which breach, and what the record has as evidence. */
import type { Case } from "../api/answers.ts";
import { dueText, momentText } from "../language/dates.ts";
import { cardWords } from "./cards.words.ts";

export type Card = Case["cards"][number];

const { noOpinionBy, refusedAttempt, secondAfter, correctedBy, notRunOut } = cardWords;

export const ruleText = (rule: Card["rule"]): string => cardWords.rule[rule];

/** That a card does not stand, and why. */
export const correctedText = ({ reasons, at }: NonNullable<Card["corrected"]>): string =>
  reasons === null ? notRunOut : correctedBy(momentText(at), reasons);

export function evidenceText({ rule, at, first }: Card): string {
  switch (rule) {
    case "promised-limit":
    case "statutory-limit":
      return noOpinionBy(dueText(at));
    case "supplement-out-of-window":
    case "supplement-twice":
    case "extension-too-late":
      return refusedAttempt(momentText(at));
    case "second-yellow":
      return secondAfter(first === null ? "" : ruleText(first.rule));
  }
}

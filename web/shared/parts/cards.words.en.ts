/** What pages say of cards, in English. */
import { CARD_RULES, CARDS } from "../../../functions/words/en/codes.ts";
import type { CardWords } from "./cards.words.ts";

export const en: CardWords = {
  colour: CARDS,
  rule: CARD_RULES,
  noOpinionBy: (due: string) => `no opinion by ${due}`,
  refusedAttempt: (when: string) => `asked for at ${when}, refused by the system, and on record`,
  secondAfter: (rule: string) => `a yellow card before: ${rule}`,
  correctedBy: (when: string, reasons: string) => `corrected at ${when}: ${reasons}`,
  notRunOut: "corrected: the limit had not run out then",
};

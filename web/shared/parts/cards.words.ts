/** What pages say of cards: beside what shows them, so that the applicant's page, which shows none, weighs nothing for it. */
import { CARD_RULES as rulesEn, CARDS as cardsEn } from "../../../functions/words/en/codes.ts";
import { CARD_RULES as rulesZh, CARDS as cardsZh } from "../../../functions/words/zh/codes.ts";
import { language } from "../language/language.ts";

const zh = {
  colour: cardsZh,
  rule: rulesZh,
  noOpinionBy: (due: string) => `截至 ${due} 未收到意见`,
  refusedAttempt: (when: string) => `该请求于 ${when} 提出，已被系统拒绝，记录在案`,
  secondAfter: (rule: string) => `此前已有一张黄牌：${rule}`,
  correctedBy: (when: string, reasons: string) => `已于 ${when} 更正：${reasons}`,
  notRunOut: "已更正：经核，当时期限尚未届满",
};

const en: typeof zh = {
  colour: cardsEn,
  rule: rulesEn,
  noOpinionBy: (due: string) => `no opinion by ${due}`,
  refusedAttempt: (when: string) => `asked for at ${when}, refused by the system, and on record`,
  secondAfter: (rule: string) => `a yellow card before: ${rule}`,
  correctedBy: (when: string, reasons: string) => `corrected at ${when}: ${reasons}`,
  notRunOut: "corrected: the limit had not run out then",
};

export const cardWords = { "zh-CN": zh, en }[language];

/** What pages say of cards: beside what shows them, so that the applicant's page, which shows none, weighs nothing for it. */
import { CARD_RULES, CARDS } from "../../../functions/words/zh/codes.ts";
import { inLanguage } from "../language/language.ts";

const zh = {
  colour: CARDS,
  rule: CARD_RULES,
  noOpinionBy: (due: string) => `截至 ${due} 未收到意见`,
  refusedAttempt: (when: string) => `该请求于 ${when} 提出，已被系统拒绝，记录在案`,
  secondAfter: (rule: string) => `此前已有一张黄牌：${rule}`,
  correctedBy: (when: string, reasons: string) => `已于 ${when} 更正：${reasons}`,
  notRunOut: "已更正：经核，当时期限尚未届满",
};

export type CardWords = typeof zh;

export const cardWords = await inLanguage(zh, async () => (await import("./cards.words.en.ts")).en);

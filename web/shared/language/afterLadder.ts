/** What pages say of silence, and of a lead that goes on without an answer once the ladder is over. */
import type { Catalogue, ReviewSummary } from "../api/answers.ts";
import { dueText } from "./dates.ts";
import { language, words } from "./language.ts";

/** Here, and not with the other words: the applicant's page, which weighs the most, does without. */
const ZH = {
  means: (silence: string, days: number) =>
    `${silence}；督办至本级人民政府后又满 ${days} 个工作日的，牵头部门按无意见继续办理`,
  at: (raised: string, when: string) => `${raised}；至 ${when} 仍未答复的，牵头部门按无意见继续办理`,
  why: (due: string, last: string, days: number) =>
    `期限于 ${due} 届满；${last} 已督办至本级人民政府，此后又满 ${days} 个工作日仍未答复，牵头部门按无意见继续办理。`,
};
const EN: typeof ZH = {
  means: (silence, days) =>
    `${silence}; ${days} working days after the government was told the lead goes on without an opinion`,
  at: (raised, when) => `${raised}; without an answer by ${when} the lead goes on without an opinion`,
  why: (due, last, days) =>
    `The limit ran out at ${due}, the government was told at ${last}, and ${days} further working days went by without an answer: the lead has gone on without an opinion.`,
};
const SAYS = language === "en" ? EN : ZH;

/** What silence past the limit means, and what comes after the ladder where the lead does not wait for ever. */
export const silenceMeans = ({
  onTimeout,
  afterLadderDays,
}: Pick<ReviewSummary, "onTimeout" | "afterLadderDays">): string =>
  afterLadderDays === null
    ? words.onTimeout[onTimeout]
    : SAYS.means(words.onTimeout[onTimeout], afterLadderDays);

/** The same of a matter as the catalogue has it, before anybody is asked. */
export const silenceOf = (matter: Catalogue["matters"][number], { policies }: Catalogue): string =>
  silenceMeans({
    onTimeout: matter.onTimeout,
    afterLadderDays: matter.afterLadder === undefined ? null : policies.afterLadderDays,
  });

/** How far the ladder has come, and when the lead goes on without the answer, where it does not wait for ever. */
export const raisedText = ({ raisedTo, proceedsAt }: Pick<ReviewSummary, "raisedTo" | "proceedsAt">) =>
  raisedTo &&
  (proceedsAt === null ? words.ladder[raisedTo] : SAYS.at(words.ladder[raisedTo], dueText(proceedsAt)));

/** Why it has gone on without, where it has. */
export function proceededText({ silence }: Pick<ReviewSummary, "silence">): string | undefined {
  const why = silence?.proceeded;
  return why ? SAYS.why(dueText(why.dueAt), dueText(why.lastStepAt), why.furtherDays) : undefined;
}

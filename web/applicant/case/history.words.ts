/** Who did what in the history, in plain words. */
import { EVENTS as en } from "../../../functions/words/en/events.ts";
import { EVENTS as zh } from "../../../functions/words/zh/events.ts";
import { language } from "../../shared/language/language.ts";

export const EVENTS = { "zh-CN": zh, en }[language] as Readonly<Record<string, string>>;

const ACTORS = {
  "zh-CN": { applicant: "申请人", system: "系统", supervisor: "监督人员", operator: "运维人员" },
  en: { applicant: "applicant", system: "system", supervisor: "supervisor", operator: "operator" },
}[language] as Readonly<Record<string, string>>;

/** Who did it; a department is named by the page. */
export const actorText = (by: string): string => ACTORS[by] ?? by;

/** What only the applicant's page says, in its language. */
import { language } from "../app/language.ts";
import { en } from "./applicant.words.en.ts";
import { zh } from "./applicant.words.zh.ts";

export const SAYS = { "zh-CN": zh, en }[language];

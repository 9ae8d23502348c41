/** What the submission form says, in its language. */
import { language } from "../app/language.ts";
import { en } from "./submit.words.en.ts";
import { zh } from "./submit.words.zh.ts";

export const says = { "zh-CN": zh, en }[language];

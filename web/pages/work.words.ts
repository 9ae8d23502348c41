/** What the department's desk says, in its language. */
import { language } from "../app/language.ts";
import { en } from "./work.words.en.ts";
import { zh } from "./work.words.zh.ts";

export const says = { "zh-CN": zh, en }[language];

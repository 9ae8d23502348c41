/** What the page of operations says, in its language. */
import { language } from "../shared/language/language.ts";
import { en } from "./words.en.ts";
import { zh } from "./words.zh.ts";

export const says = { "zh-CN": zh, en }[language];

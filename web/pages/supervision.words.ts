/** What the page of supervision says, in its language. */
import { language } from "../app/language.ts";
import { en } from "./supervision.words.en.ts";
import { zh } from "./supervision.words.zh.ts";

export const says = { "zh-CN": zh, en }[language];

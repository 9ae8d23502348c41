/** What the catalogue's page says, in its language. */
import { language } from "../app/language.ts";
import { en } from "./catalogue.words.en.ts";
import { zh } from "./catalogue.words.zh.ts";

export const says = { "zh-CN": zh, en }[language];

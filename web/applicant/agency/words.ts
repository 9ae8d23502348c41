/** What is said of agents, in the page's language. */
import { inLanguage } from "../../shared/language/language.ts";
import { zh } from "./words.zh.ts";

export const SAY = await inLanguage(zh, async () => (await import("./words.en.ts")).en);
export const ACTS: Readonly<Record<string, string>> = SAY.actNames;
export const OVER: Readonly<Record<string, string>> = SAY.endings;

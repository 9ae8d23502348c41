/** What is said of agents on pages of the staff, in the page's language. */
import { inLanguage } from "../language/language.ts";
import { zh } from "./words.zh.ts";

export const SAY = await inLanguage(zh, async () => (await import("./words.en.ts")).en);
export const ACTS: Readonly<Record<string, string>> = SAY.actNames;
export const OVER: Readonly<Record<string, string>> = SAY.endings;

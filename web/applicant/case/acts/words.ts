/** What acts that are seldom done say, in the page's language. */
import { inLanguage, language } from "../../../shared/language/language.ts";
import { zh } from "./words.zh.ts";

export const acts = await inLanguage(zh, async () => (await import("./words.en.ts")).en);

/** How each type of event reads in the history. */
export const eventWords = async (): Promise<Readonly<Record<string, string>>> =>
  language === "en"
    ? (await import("../../../../functions/words/en/events.ts")).EVENTS
    : (await import("../../../../functions/words/zh/events.ts")).EVENTS;

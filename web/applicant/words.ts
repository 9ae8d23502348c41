/** What only the applicant's page says, in its language. */
import { inLanguage, language } from "../shared/language/language.ts";
import { zh as form } from "./submit/words.zh.ts";
import { zh as page } from "./words.zh.ts";

const SAID = await inLanguage({ form, page }, () => import("./english.ts"));

export const SAYS = SAID.page;

/** What the submission form says. */
export const FORM = SAID.form;

/** How each type of event reads in the history: loaded by whoever opens it. */
export const eventWords = async (): Promise<Readonly<Record<string, string>>> =>
  language === "en"
    ? (await import("../../functions/words/en/events.ts")).EVENTS
    : (await import("../../functions/words/zh/events.ts")).EVENTS;

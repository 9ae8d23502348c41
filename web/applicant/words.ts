/** What only the applicant's page says, in its language. */
import { EVENTS } from "../../functions/words/zh/events.ts";
import { inLanguage } from "../shared/language/language.ts";
import { zh as form } from "./submit/words.zh.ts";
import { zh as page } from "./words.zh.ts";

const events: Readonly<Record<string, string>> = EVENTS;
const SAID = await inLanguage({ events, form, page }, () => import("./english.ts"));

export const SAYS = SAID.page;

/** What the submission form says. */
export const FORM = SAID.form;

/** How each type of event reads in the history. */
export const EVENTS_SAID = SAID.events;

/** What only the applicant's page says, in its language. */
import { inLanguage } from "../shared/language/language.ts";
import { zh as form } from "./submit/words.zh.ts";
import { zh as page } from "./words.zh.ts";

const SAID = await inLanguage({ form, page }, () => import("./english.ts"));

export const SAYS = SAID.page;

/** What the submission form says. */
export const FORM = SAID.form;

/** What the appraisal says, in the page's language. */
import { inLanguage } from "../language/language.ts";
import { zh } from "./words.zh.ts";

export const appraisalWords = await inLanguage(zh, async () => (await import("./words.en.ts")).en);

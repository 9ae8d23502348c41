/** What the applicant is asked about a visit, in the page's language. */
import { inLanguage } from "../../../shared/language/language.ts";
import { zh } from "./words.zh.ts";

export const answering = await inLanguage(zh, async () => (await import("./words.en.ts")).en);

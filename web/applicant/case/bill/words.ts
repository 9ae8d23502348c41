/** What only the applicant is told of their bill, in the page's language. */
import { inLanguage } from "../../../shared/language/language.ts";
import { zh } from "./words.zh.ts";

export const paying = await inLanguage(zh, async () => (await import("./words.en.ts")).en);

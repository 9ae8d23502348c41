/** What departments do about site visits, in the page's language. */
import { inLanguage } from "../../shared/language/language.ts";
import { zh } from "./words.zh.ts";

export const visiting = await inLanguage(zh, async () => (await import("./words.en.ts")).en);

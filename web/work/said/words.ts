/** What a department reads of those who have rated it, in the page's language. */
import { inLanguage } from "../../shared/language/language.ts";
import { zh } from "./words.zh.ts";

export const SAYS = await inLanguage(zh, async () => (await import("./words.en.ts")).en);

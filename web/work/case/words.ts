/** What only whoever leads a case is told, in the page's language. */
import { inLanguage } from "../../shared/language/language.ts";
import { zh } from "./words.zh.ts";

export const leading = await inLanguage(zh, async () => (await import("./words.en.ts")).en);

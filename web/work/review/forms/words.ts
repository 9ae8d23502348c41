/** What the rarer forms of a review say, in the page's language. */
import { inLanguage } from "../../../shared/language/language.ts";
import { zh } from "./words.zh.ts";

export const says = await inLanguage(zh, async () => (await import("./words.en.ts")).en);

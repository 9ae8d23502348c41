/** What a collecting organ does about a bill, in the page's language. */
import { inLanguage } from "../../shared/language/language.ts";
import { zh } from "./words.zh.ts";

export const collecting = await inLanguage(zh, async () => (await import("./words.en.ts")).en);

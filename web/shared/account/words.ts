/** What pages say of what cards lead to, in the page's language. */
import { inLanguage } from "../language/language.ts";
import { zh } from "./words.zh.ts";

export const accountWords = await inLanguage(zh, async () => (await import("./words.en.ts")).en);

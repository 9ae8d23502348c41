/** What pages say of a matter that a higher authority decides, in the page's language. */
import { inLanguage } from "../language/language.ts";
import { zh } from "./words.zh.ts";

export const higherWords = await inLanguage(zh, async () => (await import("./words.en.ts")).en);

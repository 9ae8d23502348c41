/** What pages say of a consent by silence that is taken back, in the page's language. */
import { inLanguage } from "../language/language.ts";
import { zh } from "./words.zh.ts";

export const revocationWords = await inLanguage(zh, async () => (await import("./words.en.ts")).en);

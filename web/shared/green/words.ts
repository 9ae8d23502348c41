/** What pages say of the green channel, in the page's language. */
import { inLanguage } from "../language/language.ts";
import { zh } from "./words.zh.ts";

export const greenWords = await inLanguage(zh, async () => (await import("./words.en.ts")).en);

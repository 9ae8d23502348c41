/** What the desk says of posts, in the page's language. */
import { inLanguage } from "../../shared/language/language.ts";
import { zh } from "./words.zh.ts";

export const postWords = await inLanguage(zh, async () => (await import("./words.en.ts")).en);

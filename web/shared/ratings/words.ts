/** What is said of ratings (好差评), in the page's language. */
import { inLanguage } from "../language/language.ts";
import { zh } from "./words.zh.ts";

export const ratingWords = await inLanguage(zh, async () => (await import("./words.en.ts")).en);

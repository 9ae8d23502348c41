/** What is said of a project over all its applications, in the page's language. */
import { inLanguage } from "../language/language.ts";
import { zh } from "./words.zh.ts";

export const says = await inLanguage(zh, async () => (await import("./words.en.ts")).en);

/** What is said of whose a matter is, in the page's language. */
import { inLanguage } from "../language/language.ts";
import { zh } from "./words.zh.ts";

export const SAYS = await inLanguage(zh, async () => (await import("./words.en.ts")).en);

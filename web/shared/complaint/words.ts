/** What is said of how a complaint goes on after its answer, in the page's language. */
import { inLanguage } from "../language/language.ts";
import { zh } from "./words.zh.ts";

export const SAYS = await inLanguage(zh, async () => (await import("./words.en.ts")).en);

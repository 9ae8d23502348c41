/** What the page of published decisions says, in its language. */
import { inLanguage } from "../shared/language/language.ts";
import { zh } from "./words.zh.ts";

export const says = await inLanguage(zh, async () => (await import("./words.en.ts")).en);

/** What pages say of joint site visits, in the page's language. */
import { inLanguage } from "../language/language.ts";
import { zh } from "./words.zh.ts";

export const visitWords = await inLanguage(zh, async () => (await import("./words.en.ts")).en);

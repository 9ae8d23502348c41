/** Chinese first, English on request; the choice is kept in the address (`?lang=en`) and for the session. */
import type { Language } from "../../../functions/words/language.ts";
import { keepLanguage, languageKept } from "../api/session.ts";
import { wordsOfCodes } from "./codes.ts";
import { zh, type Words } from "./words.zh.ts";

export { wordFor } from "../../../functions/words/wordFor.ts";

const asked = new URLSearchParams(location.search).get("lang");
export const language: Language = asked === null ? languageKept() : asked === "en" ? "en" : "zh-CN";
keepLanguage(language);
document.documentElement.lang = language;

/** What is said in the page's language: Chinese comes with the page, English only to whoever reads it. */
export const inLanguage = async <T>(chinese: T, english: () => Promise<T>): Promise<T> =>
  language === "en" ? english() : chinese;

/** The words of the page, in its language. */
export const words: Words = await inLanguage(zh, async () => {
  const { codes, en } = await import("./words.en.ts");
  return { ...wordsOfCodes(codes), ...en };
});

/** The same page in the other language. */
export function otherLanguage(): string {
  const address = new URL(location.href);
  address.searchParams.set("lang", language === "en" ? "zh-CN" : "en");
  return `${address.pathname}${address.search}${address.hash}`;
}

/** A thing of the catalogue by the name of the page's language. */
export const nameOf = ({ name, nameEn }: { name: string; nameEn: string }): string =>
  language === "en" ? nameEn : name;

/** Chinese first, English on request; the choice is kept in the address (`?lang=en`) and for the session. */
import type { Language } from "../../../functions/words/language.ts";
import { keepLanguage, languageKept } from "../api/session.ts";
import { en } from "./words.en.ts";
import { zh, type Words } from "./words.zh.ts";

export { wordFor } from "../../../functions/words/codes.ts";

const WORDS: Record<Language, Words> = { "zh-CN": zh, en };

const asked = new URLSearchParams(location.search).get("lang");
export const language: Language = asked === null ? languageKept() : asked === "en" ? "en" : "zh-CN";
keepLanguage(language);
document.documentElement.lang = language;

/** The words of the page, in its language. */
export const words: Words = WORDS[language];

/** The same page in the other language. */
export function otherLanguage(): string {
  const address = new URL(location.href);
  address.searchParams.set("lang", language === "en" ? "zh-CN" : "en");
  return `${address.pathname}${address.search}${address.hash}`;
}

/** A thing of the catalogue by the name of the page's language. */
export const nameOf = ({ name, nameEn }: { name: string; nameEn: string }): string =>
  language === "en" ? nameEn : name;

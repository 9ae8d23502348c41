/** The dictionary of codes in each language: what one has, the other has. */
import * as en from "./en/codes.ts";
import * as zh from "./zh/codes.ts";
import type { Language } from "./language.ts";

export type Codes = typeof zh;

export const CODES: Readonly<Record<Language, Codes>> = { "zh-CN": zh, en };

/** The word for a key that the domain types as text; the key itself where there is none. */
export const wordFor = (words: Readonly<Record<string, string>>, key: string): string =>
  Object.hasOwn(words, key) ? words[key]! : key;

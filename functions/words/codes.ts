/** The dictionary of codes in each language: what one has, the other has. */
import * as en from "./en/codes.ts";
import * as zh from "./zh/codes.ts";
import type { Language } from "./language.ts";

export type Codes = typeof zh;

export const CODES: Readonly<Record<Language, Codes>> = { "zh-CN": zh, en };

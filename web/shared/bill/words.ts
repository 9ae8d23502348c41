/** What is said of a bill, in the page's language. */
import { inLanguage } from "../language/language.ts";
import { zh } from "./words.zh.ts";

export const bills = await inLanguage(zh, async () => (await import("./words.en.ts")).en);

/** Fen (分) as people read them: 52,880 as 528.80 yuan. */
export const yuanText = (fen: number): string =>
  bills.yuan((fen / 100).toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 }));

/** Yuan as they were entered, in whole fen. */
export const fenOf = (yuan: unknown): number => Math.round(Number(yuan) * 100);

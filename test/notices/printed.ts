/** A notice as its reader sees it. */
import { expect } from "@jest/globals";
import type { Notice } from "../../functions/domain/notices/notice.ts";
import { noticePage, type Printed } from "../../functions/notices/page.ts";
import type { Language } from "../../functions/words/language.ts";
import { printedOf } from "./samples.ts";

export const LANGUAGES = ["zh-CN", "en"] as const satisfies readonly Language[];

/** The page as a reader sees it: no style, no tags, one space for each gap. */
export const textOf = (notice: Notice, language: Language = "zh-CN", about: Partial<Printed> = {}): string =>
  noticePage(printedOf(notice, about), language)
    .replace(/<style>[^]*<\/style>/, "")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ");

/** Every fact stands in the text; the first one that does not is named. */
export function says(text: string, ...facts: readonly string[]): void {
  for (const fact of facts) expect(text).toContain(fact);
}

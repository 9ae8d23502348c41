/** What in a Chinese text is not Chinese: Latin letters but those of names, codes and units, and half-width punctuation. */
import type { Page } from "playwright-core";
import { FILE_KINDS } from "../../functions/domain/files/kind.ts";

/** Formats, units, standards and schemes: what a Chinese document writes in Latin letters, too. */
const WRITTEN_SO = new Set([
  ...FILE_KINDS.map((kind) => kind.toUpperCase()),
  "MB",
  "KB",
  "GB",
  "CSV",
  "csv",
  "https",
  "Office",
  "ISO",
  "IP",
  // The two posts of a handler.
  "A",
  "B",
  // What the administrator of an account is to look for in its token.
  "role",
  "department",
]);

/** A number of a case, a file or a document: letters among digits. */
const isCode = (token: string): boolean => /\d/.test(token);

/** @param known what else stands in it by its own name */
export function foreignIn(text: string, known: ReadonlySet<string> = new Set()): string[] {
  // An address is what it is called.
  const words =
    text
      .replaceAll(/https?:\/\/[!-~]+/g, "")
      .match(/[A-Za-z0-9][A-Za-z0-9-]*/g)
      ?.filter((one) => /[A-Za-z]/.test(one)) ?? [];
  const latin = words.filter((word) => !WRITTEN_SO.has(word) && !isCode(word) && !known.has(word));
  const halfWidth = text.match(/[一-鿿”》）][,;:!?()]|[,;:!?()][一-鿿“《（]/g) ?? [];
  return [...latin, ...halfWidth].map((found) => `${found}: ${text.trim().slice(0, 60)}`);
}

const TEXTS = `(() => {
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (!node.parentElement.closest("script, noscript, code, kbd, [lang=en], .operator-bar"))
      texts.push(node.data);
  for (const element of document.querySelectorAll("[aria-label], [placeholder], [title]"))
    if (!element.closest("[lang=en], .operator-bar"))
      for (const name of ["aria-label", "placeholder", "title"]) texts.push(element.getAttribute(name) ?? "");
  // A sentence that is put together from parts is one sentence.
  for (const block of document.querySelectorAll("p, li, dd, dt, td, th, h1, h2, h3, h4, summary, label, legend, caption"))
    if (!block.closest("[lang=en], .operator-bar") && !block.querySelector("p, li, dd, td, code, kbd")) texts.push(block.textContent);
  return [...new Set(texts)];
})()`;

/** The same of all that a page shows or reads out. */
export async function foreignOn(page: Page): Promise<string[]> {
  const texts = await page.evaluate<string[]>(TEXTS);
  return [...new Set(texts.flatMap((text) => foreignIn(text)))];
}

/** Numbers and codes in any spelling that people use: full-width digits, spaces, signs between them. */

/** Signs of one width, dashes of one kind. */
const plain = (typed: string): string =>
  typed
    .normalize("NFKC")
    .replaceAll(/[\u2010-\u2015\u2212]/g, "-")
    .trim();

/** A code without what people set between its signs, in capitals, such as a credit code. */
export const codeIn = (typed: string): string =>
  plain(typed)
    .replaceAll(/[\s\-_.·]/g, "")
    .toUpperCase();

/** A code whose dashes belong to it, such as that of a project. */
export const dashedIn = (typed: string): string => plain(typed).replaceAll(/\s/g, "").toUpperCase();

/** A telephone number: its digits and what is usual between them. */
export const phoneIn = (typed: string): string => plain(typed).replaceAll(/\s+/g, " ");

/**
 * A number as a script reads it, from `１，８６０`, `1,860`, `1 860.5`; what is none stays as it was typed.
 * A comma groups three digits; anything else may mean two things, and is not guessed.
 */
export function numberIn(typed: string): string {
  const text = plain(typed).replaceAll(/\s/g, "").replace(/。/g, ".");
  const grouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? text.replaceAll(",", "") : text;
  return /^[+-]?\d+(?:\.\d+)?$/.test(grouped) ? grouped.replace(/^\+/, "") : typed.trim();
}

/** What it comes to; `NaN` of what is no number. */
export function numberOf(typed: string): number {
  const text = numberIn(typed);
  return /^-?\d/.test(text) && /^[-\d.]+$/.test(text) ? Number(text) : NaN;
}

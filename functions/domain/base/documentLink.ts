/**
 * Where a document is verified, as its QR code says it. Number and code stand behind `#`: whoever opens the page sends them
 * to nobody by that, so that they are in no log, no proxy and no referrer; the page asks by them. Nothing else is said.
 */

export type DocumentKey = { number: string; code: string };

/** @param verifyAt the address of the page */
export const documentLink = (verifyAt: string, { number, code }: DocumentKey): string =>
  `${verifyAt}#${String(new URLSearchParams({ number, code }))}`;

/** Which document a link names; `null` where it names none. @param hash what stands behind the address, `#` included */
export function documentNamedIn(hash: string): DocumentKey | null {
  const named = new URLSearchParams(hash.slice(1));
  const [number, code] = [named.get("number"), named.get("code")];
  return number && code ? { number, code } : null;
}

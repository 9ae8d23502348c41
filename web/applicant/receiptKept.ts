/** A receipt that nobody has noted yet: it stands until they have, over a reload too, and ends with the tab. */
import type { Receipt } from "./submit/sending.ts";

const KEY = "receipt";

export function receiptKept(): Receipt | null {
  const kept = sessionStorage.getItem(KEY);
  return kept === null ? null : (JSON.parse(kept) as Receipt);
}

export function keepReceipt(receipt: Receipt | null): void {
  if (receipt === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify(receipt));
}

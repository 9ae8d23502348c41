/** Files on their way for one form. */
import { useEffect, useReducer, useRef } from "preact/hooks";
import { Problem } from "../../shared/api/problem.ts";
import type { OwnCase } from "../ownCase.ts";
import { SAYS } from "../words.ts";
import { transfersOf, type Store, type Told, type Transfers } from "./transfers.ts";

/** @param place what they are handed in with: after a reload it finds what was begun */
export function useTransfers(own: OwnCase | null, place: string, told: Told): Transfers {
  const [, changed] = useReducer<number, void>((drawn) => drawn + 1, 0);
  const kept = useRef<Store | null>(null);
  const store = (kept.current ??= transfersOf(own, place, () => changed()));
  store.told = told;
  useEffect(() => {
    // A file that is dropped beside its place would have the browser leave the page for it.
    const stay = (event: Event) => event.preventDefault();
    const { goOn } = store;
    addEventListener("online", goOn);
    for (const type of ["dragover", "drop"]) addEventListener(type, stay);
    return () => {
      store.close();
      removeEventListener("online", goOn);
      for (const type of ["dragover", "drop"]) removeEventListener(type, stay);
    };
  }, []);
  return store;
}

/** Nothing is handed in while files of it are on their way. @throws Problem */
export function checkNonePending({ going: { files } }: Transfers): void {
  if (files > 0)
    throw new Problem({ status: 0, code: "uploads-pending", detail: SAYS.uploads.unfinished(files) });
}

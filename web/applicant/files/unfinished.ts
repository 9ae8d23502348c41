/** Files that were begun in this tab and are not kept yet: after a reload they are gone on with. */

/** Which material it is for, what it replaces, and what it was announced as. */
export type Unfinished = {
  code: string;
  replaces: string | null;
  fileId: string;
  name: string;
  bytes: number;
  sha256: string;
};

/** @param place what they are handed in with */
const keyOf = (place: string): string => `uploads ${place}`;

export function unfinished(place: string): Unfinished[] {
  const text = sessionStorage.getItem(keyOf(place));
  return text === null ? [] : (JSON.parse(text) as Unfinished[]);
}

export function keepUnfinished(place: string, files: readonly Unfinished[]): void {
  if (files.length === 0) sessionStorage.removeItem(keyOf(place));
  else sessionStorage.setItem(keyOf(place), JSON.stringify(files));
}

/**
 * Until when the messages of each case have been read on this device: kept by the browser alone, of the last few cases, under a
 * short digest of their numbers, so that whoever uses it next finds no number here.
 */
const KEY = "messages-seen";
const MOST = 50;

type Seen = readonly (readonly [digest: string, until: string])[];

/** FNV-1a: which of a few cases it is, and nothing else. */
const digestOf = (applicationId: string): string =>
  Array.from(applicationId)
    .reduce((hash, one) => Math.imul(hash ^ one.charCodeAt(0), 0x01000193), 0x811c9dc5)
    .toString(36);

function kept(): Seen {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(parsed) ? (parsed as Seen).filter((one) => Array.isArray(one)) : [];
  } catch {
    return [];
  }
}

/** The instant of the newest message that was read here; `null` where none was. */
export const seenUntil = (applicationId: string): string | null =>
  kept().find(([digest]) => digest === digestOf(applicationId))?.[1] ?? null;

/** @param until of the newest that is shown */
export function noteSeen(applicationId: string, until: string): void {
  const own = digestOf(applicationId);
  const others = kept().filter(([digest]) => digest !== own);
  try {
    localStorage.setItem(KEY, JSON.stringify([...others, [own, until]].slice(-MOST)));
  } catch {
    // A browser that keeps nothing shows everything as unread.
  }
}

/** How many were told since; instants are compared as instants, in whatever offset they are told. */
export const unreadIn = (messages: readonly { at: string }[], until: string | null): number =>
  messages.filter(({ at }) => until === null || Date.parse(at) > Date.parse(until)).length;

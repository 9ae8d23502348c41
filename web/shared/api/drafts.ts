/**
 * What was typed and not sent yet lies on this device, under the name of whoever typed it: a reload, a session that has
 * ended and a line that is down lose nothing of it. Signing out takes it along.
 */
import { browserNow } from "./browserClock.ts";
import { session, type Session } from "./session.ts";

/** What is entered in a field; where several have one name, in which of them. */
export type Entry = readonly [name: string, value: string, nth: number];
type Kept = { at: number; entries: readonly Entry[] };

const PREFIX = "draft";
const KEPT_MS = 30 * 24 * 3_600_000;

type Who = Pick<Session, "sub" | "role" | "department">;

const ownPrefix = ({ sub, role, department }: Who): string =>
  `${JSON.stringify([PREFIX, sub ?? null, role, department])} `;

/** Where the reader's draft of something lies; `null` for nobody's. */
function keyOf(of: string): string | null {
  const who = session();
  return who && ownPrefix(who) + of;
}

/** The reader's draft, if there is one that can be read. */
export function draftOf(of: string): readonly Entry[] | null {
  const key = keyOf(of);
  const kept = key && localStorage.getItem(key);
  if (!kept) return null;
  try {
    return (JSON.parse(kept) as Kept).entries;
  } catch {
    return null;
  }
}

/** @returns whether it is kept: a device may have no room for it */
export function keepDraft(of: string, entries: readonly Entry[]): boolean {
  const key = keyOf(of);
  if (key === null) return false;
  const now = browserNow();
  try {
    localStorage.setItem(key, JSON.stringify({ at: now, entries } satisfies Kept));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(of: string): void {
  const key = keyOf(of);
  if (key !== null) localStorage.removeItem(key);
}

const keys = (prefix: string): string[] => Object.keys(localStorage).filter((key) => key.startsWith(prefix));

/** Everything of which the reader has a draft; what nobody has gone on with for a month is gone. */
export function drafts(): string[] {
  for (const key of keys(`["${PREFIX}",`))
    try {
      const { at } = JSON.parse(localStorage.getItem(key) ?? "") as Kept;
      if (browserNow() - at > KEPT_MS) localStorage.removeItem(key);
    } catch {
      localStorage.removeItem(key);
    }
  const who = session();
  if (who === null) return [];
  const prefix = ownPrefix(who);
  return keys(prefix).map((key) => key.slice(prefix.length));
}

/** Whoever signs out leaves nothing that they had typed. */
export function forgetDrafts(who: Who | null): void {
  if (who !== null) for (const key of keys(ownPrefix(who))) localStorage.removeItem(key);
}

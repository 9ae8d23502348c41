/** Limits that hold over all instances, and over a restart: how often something is let be within a window of time. */
import { epochOf, type Instant } from "../../domain/base/time.ts";

/** So many within so many seconds, counted anew from one window to the next. */
export type Window = { seconds: number; most: number };

export interface Limits {
  /** Takes one of those of the window that it is now. @returns seconds until the next one where all are taken, 0 otherwise */
  take(what: string, window: Window): Promise<number>;
}

/** Wrong query codes of one address, and for one application: a right one is taken whatever has been guessed before. */
export const WRONG_CODES: Window = { seconds: 600, most: 100 };

/** The window of an instant: when it began, and how long it lasts from then on, in seconds. */
export function windowAt(now: Instant, { seconds }: Window): { start: number; left: number } {
  const at = Math.floor(epochOf(now) / 1000);
  const start = at - (at % seconds);
  return { start, left: start + seconds - at };
}

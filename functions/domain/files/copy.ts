/**
 * A copy that the platform makes of a file that was handed in as a link: of what, and when it is tried next. Pure: time is
 * an argument.
 */
import type { Uncopied } from "../base/link.ts";
import { plusSeconds, type Instant } from "../base/time.ts";

/** One that is still to be made. */
export type Copying = {
  copyId: string;
  applicationId: string;
  /** The material that the link stands for, and the link as it is on record. */
  code: string;
  name: string;
  sha256: string;
  uri: string;
  tries: number;
  /** When it is tried next. */
  dueAt: Instant;
};

/** The longest file that is copied: it is held in memory once. */
export const MOST_COPIED_BYTES = 50 * 1024 * 1024;

/** How long after each try that may yet succeed the next one comes: eight and a half hours in all. */
const AGAIN_SECONDS = [60, 5 * 60, 30 * 60, 2 * 3600, 6 * 3600] as const;

/** What may be otherwise in an hour; the rest stays as it is until somebody hands in another. */
const PASSING: readonly Uncopied[] = ["unreachable", "denied"];

/** The same once more, later; `null` where it is given up. */
export function again(copying: Copying, why: Uncopied, now: Instant): Copying | null {
  const seconds = PASSING.includes(why) ? AGAIN_SECONDS[copying.tries] : undefined;
  return seconds === undefined
    ? null
    : { ...copying, tries: copying.tries + 1, dueAt: plusSeconds(now, seconds) };
}

/** Pages of lists. */
import { logUnreadable } from "../../app/base/pages.ts";
import { BadCursor, type Log, type Page } from "../../app/base/ports.ts";
import { malformed, type Refused } from "./refused.ts";

export const badCursor = (): Refused => malformed([{ path: "cursor", code: "cursor", facts: {} }]);

/** A page as an answer shows it: what could not be read is told of in the log, and counted here. */
export type Shown<T> = { items: T[]; cursor: string | null; unreadable: number };

/** A page of a list. @throws Refused `malformed` when the cursor is not one of that list's */
export async function pageOf<T>(page: Promise<Page<T>>, log: Log): Promise<Shown<T>> {
  const read = await page.catch((error: unknown) => {
    throw error instanceof BadCursor ? badCursor() : error;
  });
  return { items: read.items, cursor: read.cursor, unreadable: logUnreadable(read, log) };
}

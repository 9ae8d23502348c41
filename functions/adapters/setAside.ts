/** Many records at once: what cannot be read is set aside by itself, and keeps nobody from the rest. */
import type { Page, SetAside } from "../app/base/ports.ts";
import { Unreadable } from "../contracts/stored.ts";

/** Reads all that can be read, in their order. */
export function readable<Row, T>(
  rows: readonly Row[],
  read: (row: Row) => T,
  subjectOf: (row: Row) => string,
): Pick<Page<T>, "items" | "unreadable"> {
  const [items, unreadable]: [T[], SetAside[]] = [[], []];
  for (const row of rows)
    try {
      items.push(read(row));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      unreadable.push({ subject: subjectOf(row), cause: error.cause ?? error });
    }
  return unreadable.length === 0 ? { items } : { items, unreadable };
}

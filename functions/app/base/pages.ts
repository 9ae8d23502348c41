/** Lists come in pages; who needs all of one goes through it here. */
import type { Log, Page } from "./ports.ts";

/**
 * Every item of a list, page by page, read as far as the caller goes on.
 * @param aside told of each page that has records on it which could not be read
 */
export async function* every<T>(
  page: (cursor: string | undefined) => Promise<Page<T>>,
  aside: (page: Page<T>) => void = () => undefined,
): AsyncGenerator<T> {
  let cursor: string | undefined;
  do {
    const read = await page(cursor);
    aside(read);
    yield* read.items;
    cursor = read.cursor ?? undefined;
  } while (cursor !== undefined);
}

/** Logs what of a page could not be read, record by record. @returns how many these were */
export function logUnreadable({ unreadable = [] }: Pick<Page<unknown>, "unreadable">, log: Log): number {
  for (const { subject, cause } of unreadable) log.error("record-unreadable", { subject }, cause);
  return unreadable.length;
}

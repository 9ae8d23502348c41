/** Lists come in pages; who needs all of one goes through it here. */
import type { Page } from "./ports.ts";

/** Every item of a list, page by page, read as far as the caller goes on. */
export async function* every<T>(page: (cursor: string | undefined) => Promise<Page<T>>): AsyncGenerator<T> {
  let cursor: string | undefined;
  do {
    const { items, cursor: next } = await page(cursor);
    yield* items;
    cursor = next ?? undefined;
  } while (cursor !== undefined);
}

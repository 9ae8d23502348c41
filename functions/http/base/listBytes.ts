/**
 * Lists are bounded by bytes as well as by rows: a hundred rows with everything that people may have written would be more
 * than a gateway hands on. Such a page is made anew with fewer rows; its cursor goes on behind them.
 */
import type { Outgoing } from "./answer.ts";

/** Far below what Lambda answers with (6 MB), and what a page may be left waiting for. */
export const MOST_LIST_BYTES = 1_000_000;

/** How many rows to ask for instead; `null` where the page will do, or is no page of a list. */
export function fewerRows(query: unknown, { text }: Pick<Outgoing, "text">): number | null {
  const { limit } = (query ?? {}) as { limit?: unknown };
  if (typeof limit !== "number" || limit <= 1 || text === undefined) return null;
  // A character is at least a byte and at most three: most pages are told apart without being looked through.
  if (text.length * 3 <= MOST_LIST_BYTES) return null;
  const bytes = Buffer.byteLength(text);
  if (bytes <= MOST_LIST_BYTES) return null;
  // With room to spare, since rows differ; a page that is too large all the same is made anew once more.
  return Math.max(1, Math.min(limit - 1, Math.floor((0.8 * limit * MOST_LIST_BYTES) / bytes)));
}

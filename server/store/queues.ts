/** The queues of the record: a page is subjects only. */
import type { DatabaseSync } from "node:sqlite";
import { sealedQueues } from "../../functions/adapters/sealedQueues.ts";

type Row = { subject: string; rank: string };

/** Before and behind everything that a rank may be. */
const FIRST = "";
const LAST = "\u{10ffff}";

/** @param key what cursors are sealed with */
export function queuesOf(database: DatabaseSync, key: Uint8Array) {
  const rows = "SELECT subject, rank FROM records WHERE queue = ? AND rank > ? AND rank < ? ORDER BY rank";
  const upwards = database.prepare(`${rows} LIMIT ?`);
  const downwards = database.prepare(`${rows} DESC LIMIT ?`);

  return sealedQueues<string>(
    async () => key,
    (queue, latestFirst, limit, after, before = LAST) => {
      const [from, to] = latestFirst
        ? [FIRST, after !== null && after < before ? after : before]
        : [after ?? FIRST, before];
      // One more than wanted, to know whether there is a next page.
      const found = (latestFirst ? downwards : upwards).all(queue, from, to, limit + 1) as Row[];
      const shown = found.slice(0, limit);
      return {
        rows: shown.map(({ subject }) => subject),
        last: found.length > limit ? shown.at(-1)!.rank : null,
      };
    },
  );
}

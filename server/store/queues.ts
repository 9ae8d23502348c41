/** The queues of the record: a page is subjects only. */
import type { DatabaseSync } from "node:sqlite";
import { sealedQueues, type ReadPiece } from "../../functions/adapters/sealedQueues.ts";
import { LAST } from "./ranges.ts";

type Row = { subject: string; rank: string };

/** Before everything that a rank may be. */
const FIRST = "";

/** Reads a piece of a queue out of a table that has a `queue` and a `rank`. */
export function pieces<T extends { rank: string }>(
  database: DatabaseSync,
  table: "records" | "holds" | "outages" | "authorisations" | "submitted",
  columns: string,
): ReadPiece<T> {
  const rows = `SELECT ${columns} FROM ${table} WHERE queue = ? AND rank > ? AND rank < ? ORDER BY rank`;
  const upwards = database.prepare(`${rows} LIMIT ?`);
  const downwards = database.prepare(`${rows} DESC LIMIT ?`);

  return (queue, latestFirst, limit, after, before = LAST) => {
    const [from, to] = latestFirst
      ? [FIRST, after !== null && after < before ? after : before]
      : [after ?? FIRST, before];
    // One more than wanted, to know whether there is a next page.
    const found = (latestFirst ? downwards : upwards).all(queue, from, to, limit + 1) as T[];
    const shown = found.slice(0, limit);
    return { rows: shown, last: found.length > limit ? shown.at(-1)!.rank : null };
  };
}

/** The queues of the records, or of applicants' own applications. @param key what cursors are sealed with */
export function queuesOf(
  database: DatabaseSync,
  key: Uint8Array,
  table: "records" | "submitted" = "records",
) {
  const read = pieces<Row>(database, table, "subject, rank");
  return sealedQueues<string>(
    async () => key,
    async (...asked) => {
      const { rows, last } = await read(...asked);
      return { rows: rows.map(({ subject }) => subject), last };
    },
  );
}

/** The trail in a table of its own beside the record's. */
import type { DatabaseSync } from "node:sqlite";
import { parseEntry, queueOfQuestion, queuesOfEntry, rankOfEntry } from "../../functions/adapters/audit.ts";
import { sealedQueues } from "../../functions/adapters/sealedQueues.ts";
import { readable } from "../../functions/adapters/setAside.ts";
import { keptSince, type AuditTrail } from "../../functions/app/base/auditTrail.ts";
import type { Instant } from "../../functions/domain/base/time.ts";
import type { Writes } from "./writes.ts";
import { LAST } from "./ranges.ts";

type Row = { rank: string; body: string };

/** Entries that go in one write: others wait behind it. */
const SLICE = 1000;

export type OwnTrail = AuditTrail & {
  /** Forgets what is over a year old, a slice after the other. @returns how many entries have gone */
  forget(now: Instant): Promise<number>;
};

/** @param key what cursors are sealed with */
export function auditIn(database: DatabaseSync, writes: Writes, key: Uint8Array): OwnTrail {
  const insert = database.prepare(
    "INSERT OR IGNORE INTO audit (day, rank, of_case, body) VALUES (?, ?, ?, ?)",
  );
  const remove = database.prepare(
    "DELETE FROM audit WHERE (day, rank) IN (SELECT day, rank FROM audit WHERE day < ? LIMIT ?)",
  );
  const pageBy = (column: "day" | "of_case") =>
    database.prepare(
      `SELECT rank, body FROM audit WHERE ${column} = ? AND rank < ? AND day >= ? ORDER BY rank DESC LIMIT ?`,
    );
  const pages = { day: pageBy("day"), case: pageBy("of_case") };
  const firstDay = (now: Instant): string =>
    queuesOfEntry(keptSince(now).slice(0, "2026-03-02".length), { applicationId: null }).day;

  return {
    async keep(entry, day) {
      const queues = queuesOfEntry(day, entry);
      await writes.run(
        () => insert.run(queues.day, rankOfEntry(entry), queues.case, JSON.stringify(entry)),
        "one",
      );
    },

    async entries(question, now, limit, cursor) {
      const { by, queue } = queueOfQuestion(question);
      const { page } = sealedQueues<Row>(
        async () => key,
        (_queue, _latestFirst, most, after) => {
          const found = pages[by].all(queue, after ?? LAST, firstDay(now), most + 1) as Row[];
          const rows = found.slice(0, most);
          return { rows, last: found.length > most ? rows.at(-1)!.rank : null };
        },
      );
      const { rows, cursor: next } = await page(queue, true, limit, cursor);
      return {
        ...readable(
          rows,
          ({ body }) => parseEntry(body),
          ({ rank }) => rank,
        ),
        cursor: next,
      };
    },

    async forget(now) {
      const before = firstDay(now);
      for (let gone = 0; ;) {
        const { changes } = await writes.run(() => remove.run(before, SLICE));
        gone += Number(changes);
        if (changes < SLICE) return gone;
      }
    },
  };
}

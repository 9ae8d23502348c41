/** Figures as counters by day, the lists behind them, and what of each case has been counted in them: one transaction for all. */
import type { DatabaseSync } from "node:sqlite";
import { sealedQueues, type ReadPiece } from "../../functions/adapters/sealedQueues.ts";
import type { Counted, Counting, ListedOf, ListWanted, Page } from "../../functions/app/base/ports.ts";
import { parseCounted, parseCounters } from "../../functions/contracts/stored.ts";
import type { LocalDate } from "../../functions/domain/base/time.ts";
import type { Counters } from "../../functions/domain/supervision/tally.ts";
import type { Writes } from "./writes.ts";

type Found = { id: number; day: LocalDate; subject: string; counters: string };

/** A day has ten characters; behind it stands the number of the row, before this. */
const DAY = 10;
const LAST = Number.MAX_SAFE_INTEGER;

/** @param key what cursors are sealed with */
export function figuresIn(database: DatabaseSync, writes: Writes, key: Uint8Array) {
  const one = database.prepare(
    "SELECT times, records, is_listed FROM tallies WHERE application = ? AND department = ?",
  );
  const first = database.prepare(
    "INSERT INTO tallies (application, department, times, records, is_listed) VALUES (?, ?, 1, ?, 1) ON CONFLICT DO NOTHING",
  );
  const over = database.prepare(
    "UPDATE tallies SET times = times + 1, records = ?, is_listed = 1 WHERE application = ? AND department = ? AND times = ?",
  );
  const add = database.prepare(
    `INSERT INTO figures (department, day, counter, n) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET n = n + excluded.n`,
  );
  const sums = database.prepare(
    "SELECT counter, sum(n) AS n FROM figures WHERE department = ? AND day BETWEEN ? AND ? GROUP BY counter",
  );
  const list = database.prepare(
    "INSERT INTO listed (department, day, subject, counters) VALUES (?, ?, ?, ?) ON CONFLICT (subject, day, department) DO UPDATE SET counters = excluded.counters",
  );
  const unlist = database.prepare("DELETE FROM listed WHERE department = ? AND day = ? AND subject = ?");
  const rows = database.prepare(
    `SELECT id, day, subject, counters FROM listed
     WHERE department = ? AND day >= ? AND (day, id) < (?, ?) AND json_extract(counters, ?) > 0
     ORDER BY day DESC, id DESC LIMIT ?`,
  );
  /** Latest first; one more than wanted is read, to know whether there is a next page. */
  const read =
    ({ counter, from, to }: ListWanted): ReadPiece<ListedOf> =>
    (department, _latestFirst, limit, after) => {
      const [day, id] = after === null ? [to, LAST] : [after.slice(0, DAY), Number(after.slice(DAY + 1))];
      const found = rows.all(department, from, day, id, `$.${counter}`, limit + 1) as Found[];
      const shown = found.slice(0, limit);
      const end = shown.at(-1);
      return {
        rows: shown.map((row) => ({
          day: row.day,
          subject: row.subject,
          counters: parseCounters(row.counters),
          department,
        })),
        last: found.length > limit && end ? `${end.day}#${end.id}` : null,
      };
    };

  return {
    countedOf(applicationId: string, department: string): Counted | undefined {
      const row = one.get(applicationId, department) as
        { times: number; records: string; is_listed: number } | undefined;
      return row && { times: row.times, records: parseCounted(row.records), isListed: row.is_listed === 1 };
    },
    // What is lost of this is counted again, with the commit that it follows.
    count: ({
      applicationId,
      department,
      times,
      records,
      more,
      listed,
    }: Counting): Promise<"saved" | "conflict"> =>
      writes.later(() => {
        const body = JSON.stringify(records);
        const { changes } =
          times === 0
            ? first.run(applicationId, department, body)
            : over.run(body, applicationId, department, times);
        if (changes === 0) return "conflict";
        for (const { day, counter, by } of more) add.run(department, day, counter, by);
        for (const { day, subject, counters } of listed)
          if (Object.keys(counters).length === 0) unlist.run(department, day, subject);
          else list.run(department, day, subject, JSON.stringify(counters));
        return "saved";
      }),
    async listed(
      departments: readonly string[],
      wanted: ListWanted,
      limit: number,
      cursor?: string,
    ): Promise<Page<ListedOf>> {
      const name = JSON.stringify(["listed, as written", wanted, departments]);
      const page = await sealedQueues(async () => key, read(wanted)).across(
        { name, queues: departments, latestFirst: true },
        limit,
        cursor,
      );
      return { items: page.rows, cursor: page.cursor, unreadable: [] };
    },
    between(department: string, from: LocalDate, to: LocalDate): Counters {
      const rows = sums.all(department, from, to) as { counter: string; n: number }[];
      return Object.fromEntries(rows.map(({ counter, n }) => [counter, n]));
    },
  };
}

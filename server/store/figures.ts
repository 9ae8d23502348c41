/** Figures as counters by day, and what of each case has been counted in them: one transaction for both. */
import type { DatabaseSync } from "node:sqlite";
import type { Counted, Counting } from "../../functions/app/base/ports.ts";
import { parseCounted } from "../../functions/contracts/stored.ts";
import type { LocalDate } from "../../functions/domain/base/time.ts";
import type { Counters } from "../../functions/domain/supervision/tally.ts";
import type { Writes } from "./writes.ts";

export function figuresIn(database: DatabaseSync, writes: Writes) {
  const one = database.prepare("SELECT times, records FROM tallies WHERE application = ? AND department = ?");
  const first = database.prepare(
    "INSERT INTO tallies (application, department, times, records) VALUES (?, ?, 1, ?) ON CONFLICT DO NOTHING",
  );
  const over = database.prepare(
    "UPDATE tallies SET times = times + 1, records = ? WHERE application = ? AND department = ? AND times = ?",
  );
  const add = database.prepare(
    `INSERT INTO figures (department, day, counter, n) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET n = n + excluded.n`,
  );
  const sums = database.prepare(
    "SELECT counter, sum(n) AS n FROM figures WHERE department = ? AND day BETWEEN ? AND ? GROUP BY counter",
  );

  return {
    countedOf(applicationId: string, department: string): Counted | undefined {
      const row = one.get(applicationId, department) as { times: number; records: string } | undefined;
      return row && { times: row.times, records: parseCounted(row.records) };
    },
    // What is lost of this is counted again, with the commit that it follows.
    count: ({ applicationId, department, times, records, more }: Counting): Promise<"saved" | "conflict"> =>
      writes.repeatable(() => {
        const body = JSON.stringify(records);
        const { changes } =
          times === 0
            ? first.run(applicationId, department, body)
            : over.run(body, applicationId, department, times);
        if (changes === 0) return "conflict";
        for (const { day, counter, by } of more) add.run(department, day, counter, by);
        return "saved";
      }),
    between(department: string, from: LocalDate, to: LocalDate): Counters {
      const rows = sums.all(department, from, to) as { counter: string; n: number }[];
      return Object.fromEntries(rows.map(({ counter, n }) => [counter, n]));
    },
  };
}

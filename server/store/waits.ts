/** Who waits for a record in the workflow: notes beside the records, one for each subject and generation. */
import type { DatabaseSync } from "node:sqlite";
import type { Wait } from "../../functions/app/base/ports.ts";
import { applicationOf } from "../../functions/domain/base/ids.ts";
import type { Writes } from "./writes.ts";

export function waitsIn(database: DatabaseSync, writes: Writes) {
  const note = database.prepare(
    `INSERT INTO waits (application, subject, generation, token) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET token = excluded.token`,
  );
  const rows = "SELECT subject, generation, token FROM waits WHERE application = ?";
  const all = database.prepare(`${rows} ORDER BY subject, generation`);
  const own = database.prepare(`${rows} AND subject = ? ORDER BY generation`);
  const forget = database.prepare(
    "DELETE FROM waits WHERE application = ? AND subject = ? AND generation = ? AND token = ?",
  );
  const take = database.prepare("UPDATE records SET generation = ? WHERE subject = ? AND generation < ?");
  const join = database.prepare("UPDATE records SET generation = ? WHERE subject = ? AND application = ?");

  return {
    note: ({ subject, generation, token }: Wait): Promise<unknown> =>
      writes.repeatable(() => note.run(applicationOf(subject), subject, generation, token), "one"),

    of: (applicationId: string, subject?: string): Wait[] =>
      (subject === undefined ? all.all(applicationId) : own.all(applicationId, subject)) as Wait[],

    forget: ({ subject, generation, token }: Wait): Promise<unknown> =>
      writes.repeatable(() => forget.run(applicationOf(subject), subject, generation, token), "one"),

    begin: (
      applicationId: string,
      generation: number,
      reviewIds: readonly string[],
    ): Promise<"begun" | "already"> =>
      writes.run(() => {
        if (take.run(generation, applicationId, generation).changes === 0) return "already";
        for (const reviewId of reviewIds)
          if (join.run(generation, reviewId, applicationId).changes === 0)
            throw new Error(`${reviewId} is no review of ${applicationId}`);
        return "begun";
      }),
  };
}

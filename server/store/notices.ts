/** Notices as they were issued. */
import type { DatabaseSync } from "node:sqlite";
import type { IssuedNotice } from "../../functions/app/base/ports.ts";
import { parseNotice } from "../../functions/contracts/stored.ts";
import type { Writes } from "./writes.ts";

type Row = { body: string; issued_at: string; digest: string };

export function noticesIn(database: DatabaseSync, writes: Writes) {
  const insert = database.prepare(
    "INSERT INTO notices (application, id, body, issued_at, digest) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const rows = "SELECT body, issued_at, digest FROM notices WHERE application = ?";
  const all = database.prepare(`${rows} ORDER BY id`);
  const one = database.prepare(`${rows} AND id = ?`);

  return {
    async issue({ notice, issuedAt, digest }: IssuedNotice): Promise<"issued" | "already"> {
      const { applicationId, noticeId } = notice;
      const body = JSON.stringify(notice);
      const { changes } = await writes.repeatable(() =>
        insert.run(applicationId, noticeId, body, issuedAt, digest),
      );
      return changes === 0 ? "already" : "issued";
    },
    of: (applicationId: string): IssuedNotice[] => (all.all(applicationId) as Row[]).map(issued),
    one(applicationId: string, noticeId: string): IssuedNotice | undefined {
      const row = one.get(applicationId, noticeId) as Row | undefined;
      return row && issued(row);
    },
  };
}

const issued = ({ body, issued_at: issuedAt, digest }: Row): IssuedNotice => ({
  notice: parseNotice(body),
  issuedAt,
  digest,
});

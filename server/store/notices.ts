/** Notices as they were issued, each with its place in a series of official numbers. */
import type { DatabaseSync } from "node:sqlite";
import type { IssuedNotice, NumberPlace } from "../../functions/app/base/ports.ts";
import { parseNotice } from "../../functions/contracts/stored.ts";
import type { Writes } from "./writes.ts";

type Row = { body: string; digest: string; signature: string };

export function noticesIn(database: DatabaseSync, writes: Writes) {
  const insert = database.prepare(
    "INSERT INTO notices (application, id, series, count, body, digest, signature) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const rows = "SELECT body, digest, signature FROM notices WHERE application = ?";
  const all = database.prepare(`${rows} ORDER BY id`);
  const one = database.prepare(`${rows} AND id = ?`);
  const last = database.prepare("SELECT max(count) AS count FROM notices WHERE series = ?");
  const numbered = database.prepare(
    "SELECT body, digest, signature FROM notices WHERE series = ? AND count = ?",
  );

  return {
    last: (series: string): number => (last.get(series) as { count: number | null }).count ?? 0,

    issueAll(all: readonly IssuedNotice[], { series, count: first }: NumberPlace) {
      const bodies = all.map(({ notice }) => JSON.stringify(notice));
      // An act towards others: whoever has seen it must find it again, number and all.
      return writes.run(() => {
        let count = first;
        return all.map(({ notice: { applicationId, noticeId }, digest, signature }, i) => {
          if (one.get(applicationId, noticeId)) return "already";
          if (count !== first + i || numbered.get(series, count)) return "taken";
          insert.run(applicationId, noticeId, series, count++, bodies[i]!, digest, signature);
          return "issued";
        });
      });
    },
    numbered({ series, count }: NumberPlace): IssuedNotice | undefined {
      const row = numbered.get(series, count) as Row | undefined;
      return row && issued(row);
    },
    of: (applicationId: string): IssuedNotice[] => (all.all(applicationId) as Row[]).map(issued),
    one(applicationId: string, noticeId: string): IssuedNotice | undefined {
      const row = one.get(applicationId, noticeId) as Row | undefined;
      return row && issued(row);
    },
  };
}

const issued = ({ body, digest, signature }: Row): IssuedNotice => ({
  notice: parseNotice(body),
  digest,
  signature,
});

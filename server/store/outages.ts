/** The register of outages of the platform. */
import type { DatabaseSync } from "node:sqlite";
import { placeOfOutage, QUEUE_OF_OUTAGES } from "../../functions/app/base/places.ts";
import { sealedQueues } from "../../functions/adapters/sealedQueues.ts";
import { readable } from "../../functions/adapters/setAside.ts";
import type { Page } from "../../functions/app/base/ports.ts";
import { parseOutage } from "../../functions/contracts/stored.ts";
import type { Outage } from "../../functions/domain/review/outage.ts";
import { pieces } from "./queues.ts";
import type { Writes } from "./writes.ts";

type Row = { subject: string; rank: string; body: string };

/** @param key what cursors are sealed with */
export function outagesIn(database: DatabaseSync, writes: Writes, key: Uint8Array) {
  const all = database.prepare("SELECT body FROM outages ORDER BY id");
  const one = database.prepare("SELECT body FROM outages WHERE id = ?");
  const insert = database.prepare(
    "INSERT INTO outages (id, acts, queue, rank, body) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const update = database.prepare("UPDATE outages SET acts = ?, body = ? WHERE id = ? AND acts = ?");
  const queues = sealedQueues(async () => key, pieces<Row>(database, "outages", "id AS subject, rank, body"));
  const read = (row: unknown) => parseOutage((row as { body: string }).body);

  return {
    all: (): Outage[] => all.all().map(read),
    one(outageId: string): Outage | undefined {
      const row = one.get(outageId);
      return row && read(row);
    },
    async keep(before: Outage | undefined, outage: Outage): Promise<"saved" | "conflict"> {
      const { outageId, acts } = outage;
      const { queue, rank } = placeOfOutage(outage);
      const body = JSON.stringify(outage);
      const { changes } = await writes.run(() =>
        before === undefined
          ? insert.run(outageId, acts.length, queue, rank, body)
          : update.run(acts.length, body, outageId, before.acts.length),
      );
      return changes === 0 ? "conflict" : "saved";
    },
    async in(limit: number, cursor?: string): Promise<Page<Outage>> {
      const page = await queues.page(QUEUE_OF_OUTAGES, true, limit, cursor);
      return { ...readable(page.rows, read, ({ subject }) => subject), cursor: page.cursor };
    },
  };
}

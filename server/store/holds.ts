/** The register of integrity holds. */
import type { DatabaseSync } from "node:sqlite";
import { placeOfHold, queueOfHolds } from "../../functions/app/base/places.ts";
import { sealedQueues } from "../../functions/adapters/sealedQueues.ts";
import { readable } from "../../functions/adapters/setAside.ts";
import type { HoldStatus, Page } from "../../functions/app/base/ports.ts";
import { parseHold } from "../../functions/contracts/stored.ts";
import type { Hold } from "../../functions/domain/review/hold.ts";
import { pieces } from "./queues.ts";
import type { Writes } from "./writes.ts";

type Row = { subject: string; rank: string; body: string };

/** @param key what cursors are sealed with */
export function holdsIn(database: DatabaseSync, writes: Writes, key: Uint8Array) {
  const of = database.prepare("SELECT body FROM holds WHERE credit_code = ? ORDER BY id");
  const one = database.prepare("SELECT body FROM holds WHERE id = ?");
  const insert = database.prepare(
    "INSERT INTO holds (id, credit_code, queue, rank, body) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const end = database.prepare("UPDATE holds SET queue = ?, rank = ?, body = ? WHERE id = ? AND queue = ?");
  const queues = sealedQueues(async () => key, pieces<Row>(database, "holds", "id AS subject, rank, body"));
  const read = (row: unknown) => parseHold((row as { body: string }).body);

  return {
    of: (creditCode: string): Hold[] => of.all(creditCode).map(read),
    one(holdId: string): Hold | undefined {
      const row = one.get(holdId);
      return row && read(row);
    },
    async place(hold: Hold): Promise<"placed" | "already"> {
      const { queue, rank } = placeOfHold(hold);
      const { changes } = await writes.run(() =>
        insert.run(hold.holdId, hold.creditCode, queue, rank, JSON.stringify(hold)),
      );
      return changes === 0 ? "already" : "placed";
    },
    async end(ended: Hold): Promise<"saved" | "conflict"> {
      const { queue, rank } = placeOfHold(ended);
      const { changes } = await writes.run(() =>
        end.run(queue, rank, JSON.stringify(ended), ended.holdId, queueOfHolds("standing")),
      );
      return changes === 0 ? "conflict" : "saved";
    },
    async in(status: HoldStatus, limit: number, cursor?: string): Promise<Page<Hold>> {
      const page = await queues.page(queueOfHolds(status), true, limit, cursor);
      return { ...readable(page.rows, read, ({ subject }) => subject), cursor: page.cursor };
    },
  };
}

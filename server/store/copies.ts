/** Copies that are to be made of links, beside the record, in the same file. */
import type { DatabaseSync } from "node:sqlite";
import type { CopyQueue } from "../../functions/app/files/files.ts";
import { parseCopying } from "../../functions/contracts/files/stored.ts";
import type { Instant } from "../../functions/domain/base/time.ts";
import type { Writes } from "./writes.ts";

export type OwnCopyQueue = CopyQueue & {
  /** When the next one is due; `undefined` where none is to be made. */
  nextCopy(): Instant | undefined;
};

export function copiesOf(database: DatabaseSync, writes: Writes): OwnCopyQueue {
  const insert = database.prepare(
    "INSERT INTO copies (id, due_at, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const update = database.prepare("UPDATE copies SET due_at = ?, body = ? WHERE id = ?");
  const forget = database.prepare("DELETE FROM copies WHERE id = ?");
  const due = database.prepare("SELECT body FROM copies WHERE due_at <= ? ORDER BY due_at, id LIMIT ?");
  const next = database.prepare("SELECT min(due_at) AS at FROM copies");

  return {
    async askCopy(copying) {
      await writes.run(() => insert.run(copying.copyId, copying.dueAt, JSON.stringify(copying)));
    },
    dueCopies: async (now, limit) =>
      due.all(now, limit).map((row) => parseCopying((row as { body: string }).body)),
    async askAgain(copying) {
      await writes.run(() => update.run(copying.dueAt, JSON.stringify(copying), copying.copyId));
    },
    async forgetCopy({ copyId }) {
      await writes.run(() => forget.run(copyId));
    },
    nextCopy: () => (next.get() as { at: Instant | null }).at ?? undefined,
  };
}

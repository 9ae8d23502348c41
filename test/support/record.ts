/** The record of one machine, opened beside the product: when no runtime holds it. */
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import type { CaseStore } from "../../functions/app/base/ports.ts";
import { openRecord } from "../../server/store/schema.ts";
import { sqliteStore, type Observer } from "../../server/store/sqliteStore.ts";
import { groupedWrites } from "../../server/store/writes.ts";

/** What seals cursors in tests. */
export const CURSOR_KEY = Buffer.alloc(32, 1);

export type OpenRecord = { store: CaseStore; database: DatabaseSync; close(): void };

/** @param path of the file, or `:memory:` @param onCommit told of every case that has something new */
export function openStore(
  path: string,
  onCommit: (applicationId: string) => void = () => undefined,
  observe?: Observer,
): OpenRecord {
  const database = openRecord(path);
  const writes = groupedWrites(database);
  return {
    database,
    store: sqliteStore({ database, writes, cursorKey: CURSOR_KEY, onCommit, ...(observe && { observe }) }),
    close() {
      writes.flush();
      database.close();
    },
  };
}

/** The record in a runtime's folder. */
export const recordIn = (dataDir: string): OpenRecord => openStore(join(dataDir, "record.sqlite"));

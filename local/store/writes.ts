/**
 * Writes, in groups: what is asked for within one turn of the event loop is committed together, forced to the disk once.
 * Each piece stands or falls by itself, and is answered when all of the group is on the disk.
 */
import type { DatabaseSync } from "node:sqlite";

export type Writes = {
  /** Does `work`, which is synchronous and all or nothing. @returns what it returned, once it is on the disk */
  run<T>(work: () => T): Promise<T>;
  /** Whatever was asked for is on the disk. */
  flush(): void;
};

type Pending = { work: () => unknown; resolve: (value: never) => void; reject: (error: unknown) => void };

export function groupedWrites(database: DatabaseSync): Writes {
  let pending: Pending[] = [];
  let scheduled = false;

  function flush(): void {
    scheduled = false;
    const group = pending;
    pending = [];
    if (group.length === 0) return;
    const answers: (() => void)[] = [];
    try {
      database.exec("BEGIN IMMEDIATE");
      for (const { work, resolve, reject } of group) {
        database.exec("SAVEPOINT piece");
        try {
          const value = work() as never;
          database.exec("RELEASE piece");
          answers.push(() => resolve(value));
        } catch (error) {
          database.exec("ROLLBACK TO piece; RELEASE piece");
          answers.push(() => reject(error));
        }
      }
      database.exec("COMMIT");
    } catch (error) {
      // The disk is full, or gone: nothing of the group is there.
      if (database.isTransaction) database.exec("ROLLBACK");
      for (const { reject } of group) reject(error);
      return;
    }
    for (const answer of answers) answer();
  }

  return {
    run: <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        pending.push({ work, resolve, reject });
        if (scheduled) return;
        scheduled = true;
        setImmediate(flush);
      }),
    flush,
  };
}

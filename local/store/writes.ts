/**
 * Writes, in groups: what is asked for within one turn of the event loop is committed together, forced to the disk once.
 * Each piece stands or falls by itself, and is answered when all of the group is on the disk. What nobody outside is told
 * of need not be forced: a power cut may take the latest of it, and nothing that was committed before it.
 */
import type { DatabaseSync } from "node:sqlite";

export type Writes = {
  /** Does `work`, which is synchronous and all or nothing. @returns what it returned, once it is on the disk */
  run<T>(work: () => T): Promise<T>;
  /**
   * The same for what follows from what is on the disk, and follows again if it is lost: kept when the process is killed,
   * on the disk with the next write that is forced.
   */
  runUnforced<T>(work: () => T): Promise<T>;
  /** Whatever was asked for is on the disk. */
  flush(): void;
};

type Pending = {
  work: () => unknown;
  isForced: boolean;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
};

export function groupedWrites(database: DatabaseSync): Writes {
  let pending: Pending[] = [];
  let scheduled = false;

  function asked<T>(work: () => T, isForced: boolean): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      pending.push({ work, isForced, resolve, reject });
      if (scheduled) return;
      scheduled = true;
      setImmediate(flush);
    });
  }

  function flush(): void {
    scheduled = false;
    const group = pending;
    pending = [];
    if (group.length === 0) return;
    const answers: (() => void)[] = [];
    const isForced = group.some((piece) => piece.isForced);
    try {
      if (!isForced) database.exec("PRAGMA synchronous = NORMAL");
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
      if (database.isOpen && database.isTransaction) database.exec("ROLLBACK");
      for (const { reject } of group) reject(error);
      return;
    } finally {
      // As the record is opened: the log of the disk is forced by a commit, unless nothing in it has to be.
      if (!isForced && database.isOpen) database.exec("PRAGMA synchronous = FULL");
    }
    for (const answer of answers) answer();
  }

  return {
    run: (work) => asked(work, true),
    runUnforced: (work) => asked(work, false),
    flush,
  };
}

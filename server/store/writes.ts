/**
 * Writes, in groups: what is asked for within one turn of the event loop is committed together, forced to the disk once.
 * Each piece stands or falls by itself, and is answered when all of the group is on the disk.
 */
import type { DatabaseSync } from "node:sqlite";

export type Writes = {
  /** Does `work`, which is synchronous and all or nothing. @returns what it returned, once it is on the disk */
  run<T>(work: () => T): Promise<T>;
  /**
   * The same for what would be done again if it were lost: it forces nothing by itself, and is on the disk with the next
   * that does, as everything before that is.
   */
  repeatable<T>(work: () => T): Promise<T>;
  /** Whatever was asked for is on the disk. */
  flush(): void;
};

/** A group goes on growing while turn after turn adds to it, for so long at most. */
const LONGEST_MILLISECONDS = 30;

type Pending = {
  work: () => unknown;
  isForced: boolean;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
};

export function groupedWrites(database: DatabaseSync): Writes {
  let pending: Pending[] = [];
  let scheduled = false;
  const savepoint = database.prepare("SAVEPOINT piece");
  const release = database.prepare("RELEASE piece");

  function flush(): void {
    scheduled = false;
    const group = pending;
    pending = [];
    if (group.length === 0) return;
    const answers: (() => void)[] = [];
    const isForced = group.some((piece) => piece.isForced);
    try {
      // In WAL mode a commit that is not forced is there with the next that is, and never without what came before it.
      if (!isForced) database.exec("PRAGMA synchronous = NORMAL");
      database.exec("BEGIN IMMEDIATE");
      for (const { work, resolve, reject } of group) {
        savepoint.run();
        try {
          const value = work() as never;
          release.run();
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
      if (!isForced && database.isOpen) database.exec("PRAGMA synchronous = FULL");
    }
    for (const answer of answers) answer();
  }

  const asked = <T>(work: () => T, isForced: boolean) =>
    new Promise<T>((resolve, reject) => {
      pending.push({ work, isForced, resolve, reject });
      if (scheduled) return;
      scheduled = true;
      const since = performance.now();
      setImmediate(function again(before: number) {
        const now = pending.length;
        if (now > before && performance.now() - since < LONGEST_MILLISECONDS) setImmediate(again, now);
        else flush();
      }, 1);
    });

  return {
    run: (work) => asked(work, true),
    repeatable: (work) => asked(work, false),
    flush,
  };
}

/**
 * Writes, in groups: what is asked for within one turn of the event loop is committed together, forced to the disk once.
 * Each piece stands or falls by itself, and is answered when all of the group is on the disk. What those who are answered
 * ask for in turn is the next group, before anybody else is listened to: a case goes as far as it can in one turn, for a while.
 */
import type { DatabaseSync } from "node:sqlite";

export type Writes = {
  /** Does `work`, which is synchronous and all or nothing. @returns what it returned, once it is on the disk */
  run<T>(work: () => T, statements?: Statements): Promise<T>;
  /**
   * The same for what would be done again if it were lost: it forces nothing by itself, and is on the disk with the next
   * that does, as everything before that is.
   */
  repeatable<T>(work: () => T, statements?: Statements): Promise<T>;
  /** Whatever was asked for is on the disk. */
  flush(): void;
};

/**
 * What a piece is made of. One statement that fails leaves nothing behind by itself; before many a savepoint is set, for
 * which SQLite copies every page that they touch.
 */
export type Statements = "one" | "many";

/** A group goes on growing while turn after turn adds to it, and groups follow one another in a turn, for so long at most. */
const LONGEST_MILLISECONDS = 30;

type Pending = {
  work: () => unknown;
  isForced: boolean;
  statements: Statements;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
};

export function groupedWrites(database: DatabaseSync): Writes {
  let pending: Pending[] = [];
  let scheduled = false;
  let isFollowing = false;
  /** When whoever waits outside was last listened to. */
  let turnBegan = 0;
  const savepoint = database.prepare("SAVEPOINT piece");
  const release = database.prepare("RELEASE piece");

  /** @throws what it throws; then nothing of it is there */
  function done(work: () => unknown, statements: Statements): never {
    if (statements === "one") return work() as never;
    savepoint.run();
    try {
      const value = work() as never;
      release.run();
      return value;
    } catch (error) {
      if (database.isTransaction) database.exec("ROLLBACK TO piece; RELEASE piece");
      throw error;
    }
  }

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
      for (const { work, statements, resolve, reject } of group)
        try {
          const value = done(work, statements);
          answers.push(() => resolve(value));
        } catch (error) {
          // A disk that is full ends the transaction: what the others wrote is gone with it.
          if (!database.isTransaction) throw error;
          answers.push(() => reject(error));
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
    isFollowing = true;
    // A tick that is asked for among the microtasks comes when all of them are done, those that they bring included.
    queueMicrotask(() => process.nextTick(followed));
  }

  /** What leads on and on, such as a round over all cases, lets others in now and then. */
  function followed(): void {
    isFollowing = false;
    if (pending.length === 0) return;
    if (performance.now() - turnBegan < LONGEST_MILLISECONDS) flush();
    else schedule();
  }

  function schedule(): void {
    scheduled = true;
    const since = performance.now();
    setImmediate(function again(before: number) {
      const now = pending.length;
      turnBegan = performance.now();
      if (now > before && turnBegan - since < LONGEST_MILLISECONDS) setImmediate(again, now);
      else flush();
    }, pending.length);
  }

  const asked = <T>(work: () => T, isForced: boolean, statements: Statements = "many") =>
    new Promise<T>((resolve, reject) => {
      pending.push({ work, isForced, statements, resolve, reject });
      if (!scheduled && !isFollowing) schedule();
    });

  return {
    run: (work, statements) => asked(work, true, statements),
    repeatable: (work, statements) => asked(work, false, statements),
    flush,
  };
}

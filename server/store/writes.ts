/**
 * Writes, in groups: what is asked for within one turn of the event loop is committed together, forced to the disk once,
 * and others are listened to meanwhile. Each piece stands or falls by itself, and is answered when all of the group is on
 * the disk. What those who are answered ask for in turn is the next group, before anybody else is listened to: a case goes
 * as far as it can in one turn, for a while.
 */
import type { DatabaseSync } from "node:sqlite";
import { diskOf, type Disk } from "./disk.ts";

export type Writes = {
  /** Does `work`, which is synchronous and all or nothing. @returns what it returned, once it is on the disk */
  run<T>(work: () => T, statements?: Statements): Promise<T>;
  /**
   * The same for what would be done again if it were lost: it forces nothing by itself, and is on the disk with the next
   * that does, as everything before that is.
   */
  repeatable<T>(work: () => T, statements?: Statements): Promise<T>;
  /**
   * The same for what nobody waits for: it lets others go first until none are there, or for a while, so that what many
   * change in the same pages is written once for all of them. Of these, what is asked for first is done first.
   */
  later<T>(work: () => T): Promise<T>;
  /**
   * Whoever tells somebody what the record says waits for this: it may say what is on its way to the disk, and a power cut
   * would take that back. @returns `undefined` when all of it is there. @throws Error when the disk does not take it
   */
  settled(): Promise<void> | undefined;
  /** Whatever was asked for is on the disk, and nothing is held open. */
  flush(): void;
};

/**
 * What a piece is made of. One statement that fails leaves nothing behind by itself; before many a savepoint is set, for
 * which SQLite copies every page that they touch.
 */
export type Statements = "one" | "many";

/** A group goes on growing while turn after turn adds to it, and groups follow one another in a turn, for so long at most. */
const LONGEST_MILLISECONDS = 30;

/** What nobody waits for is done when nobody else has come for so many turns of the event loop, */
const QUIET_TURNS = 3;
/** or by then, counted from the first of it, */
const LATEST_MILLISECONDS = 50;
/** or when there are so many. */
const MOST_LATER = 500;

/** Who is answered when the disk has it, or told why it has not. */
type Waiting = { answer: () => void; fail: (error: unknown) => void };

type Pending = {
  work: () => unknown;
  isForced: boolean;
  statements: Statements;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
};

/** What is said of a disk that has once not taken what was committed: nobody knows what of it is there. */
export class DiskFailed extends Error {
  override name = "DiskFailed";
  constructor(cause: Error) {
    super(
      `the disk has not taken what was written (${cause.message}): nothing more is written and nothing is shown until the process has been started anew`,
      { cause },
    );
  }
}

/**
 * @param disk forces what is committed; `null` where nothing has to be
 * @param onFailed told once, when the disk has not taken what was committed
 */
export function groupedWrites(
  database: DatabaseSync,
  disk: Disk | null = diskOf(database),
  onFailed: () => void = () => undefined,
): Writes {
  let pending: Pending[] = [];
  let later: Pending[] = [];
  let laterSince = 0;
  let scheduled = false;
  let isFollowing = false;
  /** When whoever waits outside was last listened to. */
  let turnBegan = 0;
  /** Whoever is answered when the disk has what is committed, while it is being forced. */
  let forcing: Promise<void> | undefined;
  let waiting: Waiting[] = [];
  let failed: DiskFailed | undefined;
  // From here on this forces what is to be forced.
  if (disk) database.exec("PRAGMA synchronous = NORMAL");
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
    // What is to be forced is forced one after another: the next group goes on growing, and goes when the disk is done.
    if (forcing && pending.some(({ isForced }) => isForced)) return;
    commit();
    if (waiting.length > 0 && disk && !forcing) force(disk);
    follow();
  }

  function follow(): void {
    isFollowing = true;
    // A tick that is asked for among the microtasks comes when all of them are done, those that they bring included.
    queueMicrotask(() => process.nextTick(followed));
  }

  function commit(): void {
    let group = pending;
    pending = [];
    if (group.length === 0 || isLate()) {
      group = group.concat(later);
      later = [];
    }
    if (group.length === 0) return;
    const answers: (Waiting & { isForced: boolean })[] = [];
    try {
      if (failed) throw failed;
      database.exec("BEGIN IMMEDIATE");
      for (const { work, statements, resolve, reject, isForced } of group)
        try {
          const value = done(work, statements);
          answers.push({ answer: () => resolve(value), fail: reject, isForced });
        } catch (error) {
          // A disk that is full ends the transaction: what the others wrote is gone with it.
          if (!database.isTransaction) throw error;
          answers.push({ answer: () => reject(error), fail: reject, isForced });
        }
      database.exec("COMMIT");
    } catch (error) {
      // The disk is full, or gone: nothing of the group is there.
      if (database.isOpen && database.isTransaction) database.exec("ROLLBACK");
      for (const { reject } of group) reject(error);
      return;
    }
    for (const one of answers)
      if (disk && one.isForced) waiting.push(one);
      else one.answer();
  }

  function force(to: Disk): void {
    forcing = new Promise((resolve, reject) => {
      to.force((failure) => {
        forcing = undefined;
        turnBegan = performance.now();
        onDisk(failure);
        if (failed) reject(failed);
        else resolve();
        follow();
      });
    });
    // Who waits for it is told; often nobody does.
    forcing.catch(() => undefined);
  }

  /** Answers whoever has waited for the disk. */
  function onDisk(failure: Error | null): void {
    if (failure && !failed) {
      failed = new DiskFailed(failure);
      onFailed();
    }
    const answered = waiting;
    waiting = [];
    for (const { answer, fail } of answered)
      if (failed) fail(failed);
      else answer();
  }

  /** What leads on and on, such as a round over all cases, lets others in now and then. */
  function followed(): void {
    isFollowing = false;
    if (pending.length === 0) {
      if (later.length > 0) schedule();
    } else if (performance.now() - turnBegan < LONGEST_MILLISECONDS) flush();
    else schedule();
  }

  function schedule(): void {
    scheduled = true;
    const since = performance.now();
    setImmediate(
      function again(before: number, quiet: number) {
        const now = pending.length;
        turnBegan = performance.now();
        const isGrowing = now > before && turnBegan - since < LONGEST_MILLISECONDS;
        const isNobodyElseThere = now === 0 && quiet < QUIET_TURNS && !isLate();
        if (isGrowing || isNobodyElseThere) setImmediate(again, now, quiet + 1);
        else flush();
      },
      pending.length,
      1,
    );
  }

  const isLate = (): boolean =>
    later.length >= MOST_LATER || (later.length > 0 && performance.now() - laterSince >= LATEST_MILLISECONDS);

  function wake(): void {
    if (!scheduled && !isFollowing) schedule();
  }

  const asked = <T>(work: () => T, isForced: boolean, statements: Statements = "many") =>
    new Promise<T>((resolve, reject) => {
      pending.push({ work, isForced, statements, resolve, reject });
      wake();
    });

  return {
    run: (work, statements) => asked(work, true, statements),
    repeatable: (work, statements) => asked(work, false, statements),
    later: (work) =>
      new Promise((resolve, reject) => {
        if (later.length === 0) laterSince = performance.now();
        later.push({ work, isForced: false, statements: "many", resolve, reject });
        wake();
      }),
    settled: () => (failed ? Promise.reject(failed) : forcing),
    flush() {
      while (pending.length > 0 || later.length > 0) commit();
      try {
        if (waiting.length > 0) disk?.forceNow();
        onDisk(null);
      } catch (failure) {
        onDisk(failure as Error);
      } finally {
        disk?.close();
      }
    },
  };
}

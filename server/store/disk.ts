/**
 * Forces a record's log to the disk, beside everything else that the process does: SQLite would have it wait. What is
 * committed stands in the log (`synchronous=NORMAL` forces no commit, and never writes the file before its log), and is
 * on the disk once the log has been forced (sqlite.org/wal.html, "Performance considerations").
 */
import { closeSync, fdatasync, fdatasyncSync, openSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";

export type Disk = {
  /** @param told when what has been committed by now is on the disk, or why it is not */
  force(told: (failure: Error | null) => void): void;
  /** The same while everybody waits. @throws Error */
  forceNow(): void;
  /** Nothing is held open. */
  close(): void;
};

/** @returns `null` of a record in memory, of which nothing ever is on a disk */
export function diskOf(database: DatabaseSync): Disk | null {
  const { file } = database.prepare("SELECT file FROM pragma_database_list WHERE name = 'main'").get() as {
    file: string;
  };
  if (file === "") return null;
  let log: number | null = null;
  let underWay = 0;
  let isClosing = false;

  // To be written to, though nothing ever is: some systems force nothing that was opened for reading.
  const opened = (): number => (log ??= openSync(`${file}-wal`, "r+"));

  function closeWhenDone(): void {
    if (!isClosing || underWay > 0 || log === null) return;
    closeSync(log);
    log = null;
  }

  return {
    force(told) {
      isClosing = false;
      underWay++;
      fdatasync(opened(), (failure) => {
        underWay--;
        closeWhenDone();
        told(failure);
      });
    },
    forceNow: () => fdatasyncSync(opened()),
    close() {
      isClosing = true;
      closeWhenDone();
    },
  };
}

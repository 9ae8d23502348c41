/**
 * When the log (WAL) is copied into the file. Everybody waits for it, for as long as the disk takes for what a thousand cases
 * have changed: in a rush the log grows instead, to what SQLite then copies by itself, and it is copied as soon as it is quiet.
 */
import type { DatabaseSync } from "node:sqlite";
import type { Log } from "../../functions/app/base/ports.ts";
import { isQuiet } from "../quiet.ts";

/** Pages in the log that are worth a copy: those of a few minutes of an office. */
export const WORTH_PAGES = 500;

/** @returns what is told how busy the process is, and copies when it is quiet */
export function copyingLog(database: DatabaseSync, log: Log): (busy: number) => void {
  const look = database.prepare("PRAGMA wal_checkpoint(NOOP)");
  const copy = database.prepare("PRAGMA wal_checkpoint(PASSIVE)");
  let hasFailed = false;
  return (busy) => {
    if (!isQuiet(busy)) return;
    try {
      const { log: written, checkpointed } = look.get() as { log: number; checkpointed: number };
      if (written - checkpointed < WORTH_PAGES) return;
      copy.get();
      hasFailed = false;
    } catch (error) {
      // What is in the log is safe there: it is said once, and tried in the next quiet second.
      if (!hasFailed) log.error("log-not-copied", {}, error);
      hasFailed = true;
    }
  };
}

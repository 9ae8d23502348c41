/** The log is copied into the file when it is quiet and worth it, and in no rush. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { copyingLog, WORTH_PAGES } from "../../server/store/copyingLog.ts";
import { openRecord } from "../../server/store/schema.ts";
import type { Log } from "../../functions/app/base/ports.ts";

const RUSH = 0.5;
const QUIET = 0.05;

let folder: string;
let database: DatabaseSync;
let said: string[];
const log: Log = { info: () => undefined, error: (code) => void said.push(code) };

beforeEach(() => {
  said = [];
  folder = mkdtempSync(join(tmpdir(), "approvals-log-"));
  database = openRecord(join(folder, "record.sqlite"));
  database.exec("PRAGMA synchronous = OFF; PRAGMA wal_checkpoint(TRUNCATE)");
});

afterEach(() => {
  if (database.isOpen) database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Pages in the log that are not in the file yet. */
function left(): number {
  const { log, checkpointed } = database.prepare("PRAGMA wal_checkpoint(NOOP)").get() as {
    log: number;
    checkpointed: number;
  };
  return log - checkpointed;
}

/** Writes that many pages and some: each note is longer than one. */
function write(pages: number): void {
  const note = database.prepare("INSERT OR REPLACE INTO notes (name, value) VALUES (?, ?)");
  database.exec("BEGIN");
  for (let i = 0; i < pages; i++) note.run(`note ${i}`, "x".repeat(8000));
  database.exec("COMMIT");
}

describe("what stands in the log", () => {
  it("stays there in a rush, and is copied in the first quiet second", () => {
    const tell = copyingLog(database, log);
    write(WORTH_PAGES);
    tell(RUSH);
    expect(left()).toBeGreaterThanOrEqual(WORTH_PAGES);
    tell(QUIET);
    expect(left()).toBe(0);
  });

  it("stays there while it is little", () => {
    const tell = copyingLog(database, log);
    write(10);
    const before = left();
    tell(QUIET);
    expect([before > 0, left()]).toEqual([true, before]);
  });

  it("stays there where the file cannot be written, which is said once", () => {
    const tell = copyingLog(database, log);
    database.close();
    tell(QUIET);
    tell(QUIET);
    expect(said).toEqual(["log-not-copied"]);
  });
});

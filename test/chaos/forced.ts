/**
 * Loaded into a process before everything else (`--import`): notes where in the log of its record the last commit ends that
 * has been forced to the disk, by SQLite or by whoever forces its log. What lies behind it a power cut may take, or leave in
 * any state.
 */
import fs, { closeSync, fstatSync, openSync, readSync, writeSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { DatabaseSync } from "node:sqlite";
import { frameEnd, HEADER_BYTES } from "./log.ts";

const { CHAOS_RECORD: record, CHAOS_FORCED: noted } = process.env;
if (record === undefined || noted === undefined) throw new Error("CHAOS_RECORD and CHAOS_FORCED are missing");

const note = openSync(noted, "w");
let [salts, end] = ["", HEADER_BYTES];
const write = () => writeSync(note, JSON.stringify({ salts, end }).padEnd(80), 0);
write();

// As the product asks SQLite for it at its start: what is committed under FULL is on the disk when COMMIT returns.
let isForced = true;
const exec = DatabaseSync.prototype.exec;
DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string): void {
  exec.call(this, sql);
  const level = /PRAGMA synchronous = (\w+)/.exec(sql)?.[1];
  if (level !== undefined) isForced = level === "FULL";
  if (isForced && sql === "COMMIT") noteForced(record);
};

// And as it asks the disk for it afterwards: what stands in the log by then is there when that has been done. The disk is a
// slow one, so that many a stop meets it at its work.
const SLOW_MILLISECONDS = 15;
const force = fs.fdatasync;
fs.fdatasync = ((file: number, told: fs.NoParamCallback) => {
  const write = noting(record);
  force(file, (failure) => {
    setTimeout(() => {
      if (!failure) write();
      told(failure);
    }, SLOW_MILLISECONDS);
  });
}) as typeof force;
syncBuiltinESMExports();

/** Notes how far the log goes now. */
function noteForced(path: string): void {
  noting(path)();
}

/** Looks how far the log goes now. @returns what notes it */
function noting(path: string): () => void {
  const log = openSync(`${path}-wal`, "r");
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    readSync(log, header, 0, HEADER_BYTES, 0);
    const now = header.toString("hex", 16, 24);
    // The log has begun again from its start: everything before is in the file.
    let reached = now === salts ? end : HEADER_BYTES;
    const frame = Buffer.alloc(24);
    for (
      const { size } = fstatSync(log);
      frameEnd(reached, header) <= size;
      reached = frameEnd(reached, header)
    ) {
      readSync(log, frame, 0, frame.length, reached);
      if (frame.toString("hex", 8, 16) !== now) break;
    }
    return () => {
      [salts, end] = [now, reached];
      write();
    };
  } finally {
    closeSync(log);
  }
}

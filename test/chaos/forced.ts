/**
 * Loaded into a process before everything else (`--import`): notes where in the log of its record the last commit ends that
 * SQLite has forced to the disk. What lies behind it a power cut may take, or leave in any state.
 */
import { closeSync, fstatSync, openSync, readSync, writeSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { frameEnd, HEADER_BYTES } from "./log.ts";

const { CHAOS_RECORD: record, CHAOS_FORCED: noted } = process.env;
if (record === undefined || noted === undefined) throw new Error("CHAOS_RECORD and CHAOS_FORCED are missing");

const note = openSync(noted, "w");
let isForced = true;
let [salts, end] = ["", HEADER_BYTES];
const write = () => writeSync(note, JSON.stringify({ salts, end }).padEnd(80), 0);
write();

// As the product asks SQLite for it: what is committed under FULL is on the disk when COMMIT returns.
const exec = DatabaseSync.prototype.exec;
DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string): void {
  exec.call(this, sql);
  const level = /PRAGMA synchronous = (\w+)/.exec(sql)?.[1];
  if (level !== undefined) isForced = level === "FULL";
  if (isForced && sql === "COMMIT") noteForced(record);
};

function noteForced(path: string): void {
  const log = openSync(`${path}-wal`, "r");
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    readSync(log, header, 0, HEADER_BYTES, 0);
    const now = header.toString("hex", 16, 24);
    // The log has begun again from its start: everything before is in the file.
    if (now !== salts) [salts, end] = [now, HEADER_BYTES];
    const frame = Buffer.alloc(24);
    for (const { size } = fstatSync(log); frameEnd(end, header) <= size; end = frameEnd(end, header)) {
      readSync(log, frame, 0, frame.length, end);
      if (frame.toString("hex", 8, 16) !== salts) break;
    }
  } finally {
    closeSync(log);
  }
  write();
}

/** The log beside a record as SQLite lays it out (sqlite.org/fileformat2.html#walformat), and how a disk may tear it. */
import { randomFillSync } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import type { Chance } from "./chance.ts";

export const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;

const pageBytes = (header: Buffer): number => header.readUInt32BE(8);

/** Where a frame ends that begins there. */
export const frameEnd = (begin: number, header: Buffer): number =>
  begin + FRAME_HEADER_BYTES + pageBytes(header);

/** Where the last forced commit ends, as the process itself has noted it. */
export type Forced = { salts: string; end: number };

/** What may be left of a log behind what was forced, by name. */
const TEARS = {
  "cut off": (log, end) => log.subarray(0, end),
  "cut in the middle of a frame": (log, end, { below }) =>
    log.subarray(0, Math.min(log.length, end + FRAME_HEADER_BYTES + below(pageBytes(log)))),
  "cut anywhere": (log, end, { below }) => log.subarray(0, end + below(log.length - end + 1)),
  garbled: (log, end) =>
    Buffer.concat([log.subarray(0, end), randomFillSync(Buffer.alloc(log.length - end))]),
  zeroed: (log, end) => Buffer.concat([log.subarray(0, end), Buffer.alloc(log.length - end)]),
  "a bit turned": (log, end, { below }) => {
    const torn = Buffer.from(log);
    if (end < log.length) torn[end + below(log.length - end)]! ^= 1 << below(8);
    return torn;
  },
  "half a frame more": (log, end) => {
    const header = log.subarray(0, HEADER_BYTES);
    const frame = randomFillSync(Buffer.alloc(pageBytes(header) >> 1));
    header.copy(frame, 8, 16, 24);
    return Buffer.concat([log.subarray(0, end), frame]);
  },
} as const satisfies Record<string, (log: Buffer, end: number, chance: Chance) => Buffer>;

export type Torn = { how: string; unforced: number };

/**
 * Tears the log of a copied record behind the last forced commit. Sometimes the index beside it is garbage, and sometimes
 * pages of the file that the log holds, too: neither may be relied on.
 */
export function tear(record: string, forced: Forced, random: Chance): Torn {
  const log = readFileSync(`${record}-wal`);
  const isSame = log.length >= HEADER_BYTES && log.toString("hex", 16, 24) === forced.salts;
  // A log that has begun again holds nothing that was forced: all of that is in the file.
  const end = isSame ? forced.end : Math.min(log.length, HEADER_BYTES);
  const kinds = Object.keys(TEARS) as (keyof typeof TEARS)[];
  const how = kinds[random.below(kinds.length)]!;
  const torn = log.length < HEADER_BYTES ? log : TEARS[how](log, end, random);
  writeFileSync(`${record}-wal`, torn);
  const also: string[] = [];
  if (random.next() < 0.4) {
    writeFileSync(`${record}-shm`, randomFillSync(Buffer.alloc(32_768)));
    also.push("an index of garbage");
  }
  if (isSame && random.next() < 0.5) also.push(`${garblePages(record, log, end)} pages of the file garbled`);
  return { how: [how, ...also].join(", "), unforced: log.length - end };
}

/** Garbles what the file has of pages that the log has, too; the first one says what kind of file it is, and is left. */
function garblePages(record: string, log: Buffer, end: number): number {
  const file = readFileSync(record);
  const bytes = pageBytes(log);
  const pages = new Set<number>();
  for (let at = HEADER_BYTES; at < end; at = frameEnd(at, log)) pages.add(log.readUInt32BE(at));
  pages.delete(1);
  for (const page of pages) if (page * bytes <= file.length) randomFillSync(file, (page - 1) * bytes, bytes);
  writeFileSync(record, file);
  return pages.size;
}

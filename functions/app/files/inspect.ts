/** Says of what kind a content is, by the content alone, reading no more of it than it takes. */
import { inflateRawSync } from "node:zlib";
import { beginningOf, HEAD_BYTES, type FileKind, type Untaken } from "../../domain/files/kind.ts";
import { CONTENT_TYPES, namesMacros, packedKind } from "../../domain/files/packed.ts";
import {
  directoryOf,
  entriesIn,
  LOCAL_BYTES,
  packedAt,
  TAIL_BYTES,
  type Entry,
} from "../../domain/files/zip.ts";

/** Bytes of a content from one place to before another, both within it. */
export type ReadPiece = (from: number, to: number) => Promise<Uint8Array>;

export type Inspected = { is: FileKind } | { untaken: Untaken };

/** The longest list of an Office file's parts, packed and unpacked: what is longer is no document of anybody's. */
const MOST_TYPES_BYTES = 1024 * 1024;

const DAMAGED: Inspected = { untaken: "damaged" };

/** @param size in bytes */
export async function inspect(read: ReadPiece, size: number): Promise<Inspected> {
  const beginning = beginningOf(await read(0, Math.min(size, HEAD_BYTES)));
  if ("untaken" in beginning) return beginning;
  if (beginning.is !== "container") return { is: beginning.is };
  const directory = directoryOf(await read(Math.max(0, size - TAIL_BYTES), size), size);
  const entries = directory && entriesIn(await read(directory.at, directory.at + directory.bytes), directory);
  if (!entries) return DAMAGED;
  const found = packedKind(entries);
  const types = entries.find(({ name }) => name === CONTENT_TYPES);
  if ("untaken" in found || types === undefined) return found;
  const text = await unpacked(read, types, size);
  if (text === null) return DAMAGED;
  return namesMacros(text) ? { untaken: "macros" } : found;
}

/** The text of a short entry; `null` where it cannot be had. */
async function unpacked(read: ReadPiece, entry: Entry, size: number): Promise<string | null> {
  if (entry.packedBytes > MOST_TYPES_BYTES || entry.bytes > MOST_TYPES_BYTES) return null;
  const behind = packedAt(await read(entry.at, Math.min(size, entry.at + LOCAL_BYTES)));
  if (behind === null) return null;
  const from = entry.at + behind;
  const packed = await read(Math.min(size, from), Math.min(size, from + entry.packedBytes));
  try {
    const bytes = entry.method === 8 ? inflateRawSync(packed, { maxOutputLength: MOST_TYPES_BYTES }) : packed;
    // Office writes UTF-8; of UTF-16, which the standard allows, the zeros in between are left out.
    return Buffer.from(bytes).toString("latin1").replaceAll("\u0000", "");
  } catch {
    return null;
  }
}

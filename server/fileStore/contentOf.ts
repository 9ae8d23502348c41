/** Contents under their SHA-256: where each lies in a folder of them, and whether it is still what its name says. */
import { createHash, type Hash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import type { Found, Unfit } from "../../functions/domain/base/finding.ts";

/** What a register says of a content that it keeps. */
export type KeptContent = { fileId: string; sha256: string; bytes: number };

export const READ_BYTES = 256 * 1024;

/** What lies somewhere else and is linked to, is not what was kept, whatever is in it. A pipe is not waited for. */
const READING = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** @param folder of contents */
export const placeOf = (folder: string, sha256: string): string => join(folder, sha256.slice(0, 2), sha256);

/** Every file that a register keeps. */
export function* keptIn(database: DatabaseSync): Generator<KeptContent> {
  // One of an earlier version may have none.
  if (!database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'uploads'").get()) return;
  const all = database.prepare(
    `SELECT id AS fileId, sha256, json_extract(body, '$.announced.bytes') AS bytes
     FROM uploads WHERE status = 'kept' AND id > ? ORDER BY id LIMIT 500`,
  );
  for (let after = ""; ;) {
    const page = all.all(after) as KeptContent[];
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = last.fileId;
  }
}

/** A content that is not as it was kept: what of it is not. */
export class Spoilt extends Error {
  override name = "Spoilt";
  readonly found: Unfit;
  constructor(found: Unfit, cause?: unknown) {
    super(`a content is ${found}`, { cause });
    this.found = found;
  }
}

/**
 * Opens a content that lies there as it was kept, a file of its length; what is in it, is told at the end of reading.
 * @throws Spoilt
 */
export async function opened(
  folder: string,
  { sha256, bytes }: Omit<KeptContent, "fileId">,
): Promise<FileHandle> {
  const file = await open(placeOf(folder, sha256), READING).catch(reported);
  try {
    const stats = await file.stat();
    if (!stats.isFile() || stats.size !== bytes) throw new Spoilt("altered");
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/**
 * Reads a content that was opened, and closes it; the last piece of it is withheld until the whole has proved to be the one
 * that was kept. @throws Spoilt
 */
export async function* piecesOf(
  file: FileHandle,
  { sha256, bytes }: Omit<KeptContent, "fileId">,
): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  let [read, last] = [0, null as Buffer | null];
  try {
    for (;;) {
      const chunk = await file.read(Buffer.allocUnsafe(READ_BYTES), 0, READ_BYTES, read).catch(reported);
      if (chunk.bytesRead === 0) break;
      read += chunk.bytesRead;
      // Longer by now: not a byte more goes out than was kept.
      if (read > bytes) throw new Spoilt("altered");
      if (last) yield last;
      last = chunk.buffer.subarray(0, chunk.bytesRead);
      hash.update(last);
    }
    if (isOther(hash, sha256)) throw new Spoilt("altered");
    if (last) yield last;
  } finally {
    await file.close();
  }
}

/** Looks at a content in pieces, so that everything else goes on. */
export async function look(folder: string, content: Omit<KeptContent, "fileId">): Promise<Found> {
  try {
    // oxlint-disable-next-line no-empty -- reading is what tells
    for await (const _ of piecesOf(await opened(folder, content), content)) {
    }
    return "whole";
  } catch (error) {
    if (error instanceof Spoilt) return error.found;
    throw error;
  }
}

/** Looks at a content at once, and hands every piece of it on: for commands, which do nothing else. */
export function lookAtOnce(place: string, sha256: string, piece: (bytes: Uint8Array) => void): Found {
  const hash = createHash("sha256");
  let file: number | undefined;
  try {
    file = openSync(place, READING);
    const stats: Stats = fstatSync(file);
    if (!stats.isFile()) return "altered";
    const buffer = Buffer.allocUnsafe(READ_BYTES);
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      const bytes = buffer.subarray(0, read);
      hash.update(bytes);
      piece(bytes);
    }
  } catch (error) {
    return foundBy(error);
  } finally {
    if (file !== undefined) closeSync(file);
  }
  return isOther(hash, sha256) ? "altered" : "whole";
}

const isOther = (hash: Hash, sha256: string): boolean => hash.digest("hex") !== sha256;

const reported = (error: unknown): never => {
  throw new Spoilt(foundBy(error), error);
};

/** What an error of the file system says of a content: what is no file of ours is another content, the rest cannot be read. */
function foundBy(error: unknown): Unfit {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOENT" || code === "ENOTDIR") return "missing";
  if (code === "ELOOP" || code === "EISDIR") return "altered";
  if (["EACCES", "EPERM", "EIO", "ENXIO"].includes(code ?? "")) return "unreadable";
  throw error;
}

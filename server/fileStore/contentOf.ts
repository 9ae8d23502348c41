/** Contents under their SHA-256: where each lies in a folder of them, and whether it is still what its name says. */
import { createHash } from "node:crypto";
import { closeSync, createReadStream, openSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";

/** What a register says of a content that it keeps. */
export type KeptContent = { fileId: string; sha256: string; bytes: number };

export type Found = "whole" | "altered" | "missing";

export const READ_BYTES = 256 * 1024;

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

/** Looks at a content in pieces, so that everything else goes on. */
export async function look(folder: string, { sha256, bytes }: KeptContent): Promise<Found> {
  const place = placeOf(folder, sha256);
  const there = statSync(place, { throwIfNoEntry: false });
  if (there === undefined) return "missing";
  if (there.size !== bytes) return "altered";
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(place, { highWaterMark: READ_BYTES }))
    hash.update(chunk as Buffer);
  return hash.digest("hex") === sha256 ? "whole" : "altered";
}

/** Looks at a content at once, and hands every piece of it on: for commands, which do nothing else. */
export function lookAtOnce(place: string, sha256: string, piece: (bytes: Uint8Array) => void): Found {
  if (!statSync(place, { throwIfNoEntry: false })) return "missing";
  const hash = createHash("sha256");
  const file = openSync(place, "r");
  try {
    const buffer = Buffer.allocUnsafe(READ_BYTES);
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      const bytes = buffer.subarray(0, read);
      hash.update(bytes);
      piece(bytes);
    }
  } finally {
    closeSync(file);
  }
  return hash.digest("hex") === sha256 ? "whole" : "altered";
}

/** Bytes on their way to the disk: hashed as they are written, and nothing until they are whole and there. */
import { createHash } from "node:crypto";
import { open, type FileHandle } from "node:fs/promises";
import type { Readable } from "node:stream";
import { READ_BYTES } from "./contentOf.ts";

/** What came is not what was announced: which of the two is not. */
export type Unfit = { bytes: number } | { sha256: string };

/** What a file is called until it is whole: left behind by an end by force, nobody reads it. */
export const BROKEN = ".part";

/** Writes all of a piece behind what is there. */
async function whole(file: FileHandle, chunk: Buffer): Promise<void> {
  for (let at = 0; at < chunk.byteLength;) at += (await file.write(chunk, at)).bytesWritten;
}

export const READ_IN = { highWaterMark: READ_BYTES } as const;

/** Writes the stream to a new file, and forces it to the disk. @returns what is not as it was announced */
export async function written(
  path: string,
  announced: { bytes: number; sha256: string },
  bytes: Readable,
): Promise<Unfit | null> {
  const hash = createHash("sha256");
  const file = await open(path, "wx", 0o600);
  let size = 0;
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      size += chunk.byteLength;
      if (size > announced.bytes) break;
      // One after the other, so that the sender goes no faster than the disk; each is hashed while it is written.
      const onItsWay = whole(file, chunk);
      hash.update(chunk);
      await onItsWay;
    }
    if (size !== announced.bytes) return { bytes: size };
    await file.sync();
  } finally {
    await file.close();
  }
  const sha256 = hash.digest("hex");
  return sha256 === announced.sha256 ? null : { sha256 };
}

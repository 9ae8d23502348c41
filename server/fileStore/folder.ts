/**
 * The contents of files on one machine: a folder in which each lies under its own SHA-256. What comes is hashed while it is
 * written beside, and has its name only when it is whole and on the disk; an end by force leaves a part that nobody reads.
 */
import { createHash, randomBytes } from "node:crypto";
import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import type { FileStore } from "../../functions/app/files/files.ts";
import type { Upload } from "../../functions/domain/files/upload.ts";
import { forceFolder } from "../files.ts";
import type { Addresses } from "./addresses.ts";
import { look, placeOf, READ_BYTES } from "./contentOf.ts";

/** What came is not what was announced: which of the two is not. */
export type Unfit = { bytes: number } | { sha256: string };

export type FileFolder = FileStore & {
  /** Takes the bytes of an upload. @returns what is not as announced; nothing of it stays then, nor where the stream breaks off */
  take(upload: Upload, bytes: Readable): Promise<Unfit | null>;
  /** The bytes of a kept file; the stream ends with an error, before the last of them, where they are not those handed in. */
  bytes(upload: Upload): AsyncGenerator<Buffer>;
};

export type FileFolderOptions = {
  path: string;
  addresses: Addresses;
  /** Whether another file that is announced or kept has the same content. */
  isShared: (upload: Upload) => boolean;
};

/** The bytes of a file are not those that were handed in. */
export class Altered extends Error {
  override name = "Altered";
}

const PART = ".part";

export function fileFolder({ path, addresses, isShared }: FileFolderOptions): FileFolder {
  const [incoming, content] = [join(path, "incoming"), join(path, "content")];
  // Nobody writes there yet: whatever lies there broke off.
  for (const name of existsSync(incoming) ? readdirSync(incoming) : [])
    if (name.endsWith(PART)) rmSync(join(incoming, name), { force: true });

  const comingAt = ({ fileId }: Upload): string => join(incoming, fileId);
  const keptAt = ({ announced }: Upload): string => placeOf(content, announced.sha256);
  const folderOf = (upload: Upload): string => dirname(keptAt(upload));
  const placeNow = (upload: Upload): string => (upload.status === "kept" ? keptAt(upload) : comingAt(upload));

  return {
    putAddress: async (upload, origin) => addresses.put(upload, origin),
    readAddress: async ({ fileId }, until, origin) => addresses.read(fileId, until, origin),

    async take(upload, bytes) {
      for (const folder of [incoming, content]) mkdirSync(folder, { recursive: true, mode: 0o700 });
      const part = `${comingAt(upload)}.${randomBytes(6).toString("hex")}${PART}`;
      try {
        const unfit = await written(part, upload, bytes);
        if (unfit) return unfit;
        await rename(part, comingAt(upload));
        forceFolder(incoming);
        return null;
      } finally {
        await rm(part, { force: true });
      }
    },

    async received(upload) {
      const place = placeNow(upload);
      const found = statSync(place, { throwIfNoEntry: false });
      // It has its name because its bytes were these.
      return found && { bytes: found.size, sha256: upload.announced.sha256, version: null };
    },

    async piece(upload, _received, from, to) {
      const file = await open(placeNow(upload), "r");
      try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(to - from), 0, to - from, from);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },

    async keep(upload) {
      mkdirSync(folderOf(upload), { recursive: true, mode: 0o700 });
      // Over one of the same content that is there: should it have rotted, it is whole again.
      if (statSync(comingAt(upload), { throwIfNoEntry: false }))
        await rename(comingAt(upload), keptAt(upload));
      for (const folder of [folderOf(upload), content, incoming]) forceFolder(folder);
    },

    check: ({ fileId, announced: { sha256, bytes } }) => look(content, { fileId, sha256, bytes }),

    async *bytes(upload) {
      const hash = createHash("sha256");
      let last: Buffer | null = null;
      for await (const chunk of createReadStream(keptAt(upload), READ_IN) as AsyncIterable<Buffer>) {
        hash.update(chunk);
        if (last) yield last;
        last = chunk;
      }
      if (hash.digest("hex") !== upload.announced.sha256)
        throw new Altered(`${upload.fileId} is not as it was handed in`);
      if (last) yield last;
    },

    async remove(upload) {
      await rm(comingAt(upload), { force: true });
      if (!isShared(upload)) await rm(keptAt(upload), { force: true });
    },
  };
}

const READ_IN = { highWaterMark: READ_BYTES } as const;

/** Writes the stream to a new file, and forces it to the disk. */
async function written(part: string, { announced }: Upload, bytes: Readable): Promise<Unfit | null> {
  const hash = createHash("sha256");
  const file = await open(part, "wx", 0o600);
  let size = 0;
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      size += chunk.byteLength;
      if (size > announced.bytes) break;
      hash.update(chunk);
      // Whole, and one after the other: the sender goes no faster than the disk.
      await file.appendFile(chunk);
    }
    if (size !== announced.bytes) return { bytes: size };
    await file.sync();
  } finally {
    await file.close();
  }
  const sha256 = hash.digest("hex");
  return sha256 === announced.sha256 ? null : { sha256 };
}

/**
 * The contents of files on one machine: a folder in which each lies under its own SHA-256. What comes is hashed while it is
 * written beside, and has its name only when it is whole and on the disk; an end by force leaves a part that nobody reads.
 */
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { link, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import type { FileStore } from "../../functions/app/files/files.ts";
import type { Upload } from "../../functions/domain/files/upload.ts";
import type { Addresses } from "./addresses.ts";
import { look, opened, piecesOf, placeOf } from "./contentOf.ts";
import { forced, standing } from "./folders.ts";
import { partFolder, type PartFolder } from "./parts.ts";
import { BROKEN, written, type Unfit } from "./written.ts";

export type FileFolder = FileStore &
  Pick<PartFolder, "takePart" | "sweep"> & {
    /** Takes the bytes of an upload. @returns what is not as announced; nothing of it stays then, nor where the stream breaks off */
    take(upload: Upload, bytes: Readable): Promise<Unfit | null>;
    /**
     * Opens a kept file that lies there with its length. @returns its bytes; they end with an error, before the last of them,
     * where they are not those handed in. @throws Spoilt
     */
    open(upload: Upload): Promise<AsyncGenerator<Buffer>>;
  };

export type FileFolderOptions = {
  path: string;
  addresses: Addresses;
  /** Whether what comes stays in quarantine until it was scanned; not unless said. */
  isScanned?: boolean;
  /** Whether another file that is announced or kept has the same content. */
  isShared: (upload: Upload) => boolean;
};

export function fileFolder({ path, addresses, isShared, isScanned = false }: FileFolderOptions): FileFolder {
  const [incoming, content] = [join(path, "incoming"), join(path, "content")];
  // Nobody writes there yet: whatever lies there broke off.
  for (const name of existsSync(incoming) ? readdirSync(incoming) : [])
    if (name.endsWith(BROKEN)) rmSync(join(incoming, name), { force: true });

  const comingAt = ({ fileId }: Upload): string => join(incoming, fileId);
  const keptAt = ({ announced }: Upload): string => placeOf(content, announced.sha256);
  const folderOf = (upload: Upload): string => dirname(keptAt(upload));
  /** A power cut may have cost what is in quarantine the name under which it came; the other one was there for good by then. */
  const placeNow = (upload: Upload): string =>
    upload.status === "kept" ||
    (upload.status === "checking" && !upload.parts && !existsSync(comingAt(upload)))
      ? keptAt(upload)
      : comingAt(upload);

  /**
   * Gives a content its place, and leaves it where it came until the register says that it is kept: an end by force in between
   * costs its holder nothing but another completion.
   */
  async function put(from: string, to: string): Promise<void> {
    const aside = `${from}.${randomBytes(6).toString("hex")}${BROKEN}`;
    try {
      await link(from, aside);
    } catch {
      // Not every file system gives a file two names.
      await rename(from, to);
      return;
    }
    await rename(aside, to);
    await rm(aside, { force: true });
  }

  const parts = partFolder(incoming, comingAt, addresses);

  async function take(upload: Upload, bytes: Readable): Promise<Unfit | null> {
    await standing(incoming);
    const part = `${comingAt(upload)}.${randomBytes(6).toString("hex")}${BROKEN}`;
    try {
      const unfit = await written(part, upload.announced, bytes);
      if (unfit) return unfit;
      // Its bytes are on the disk; its name is there for good once it is kept, which is what its holder asks for next.
      await rename(part, comingAt(upload));
      return null;
    } finally {
      await rm(part, { force: true });
    }
  }

  return {
    ...parts,
    isScanned,
    take,
    putAddress: async (upload, origin) => addresses.put(upload, origin),
    readAddress: async ({ fileId }, until, origin) => addresses.read(fileId, until, origin),

    async write(upload, bytes) {
      const unfit = await take(upload, Readable.from([bytes]));
      if (unfit) throw new Error(`${upload.fileId} is not what was announced: ${JSON.stringify(unfit)}`);
    },

    async received(upload) {
      const place = placeNow(upload);
      const found = statSync(place, { throwIfNoEntry: false });
      // It has its name because its bytes were these.
      return found && { bytes: found.size, sha256: upload.announced.sha256, version: null, checksum: null };
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
      await standing(folderOf(upload));
      // Over one of the same content that is there: should it have rotted, it is whole again.
      if (statSync(comingAt(upload), { throwIfNoEntry: false })) await put(comingAt(upload), keptAt(upload));
      await forced(folderOf(upload));
    },

    check: ({ announced }) => look(content, announced),

    async open({ announced }) {
      return piecesOf(await opened(content, announced), announced);
    },

    async remove(upload) {
      await parts.forgetWay(upload);
      // At once: nobody else comes by the same content between the question and the end of it.
      if (!isShared(upload)) rmSync(keptAt(upload), { force: true });
    },
  };
}

/**
 * The contents of files on one machine: a folder in which each lies under its own SHA-256. What comes is hashed while it is
 * written beside, and has its name only when it is whole and on the disk; an end by force leaves a part that nobody reads.
 */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import type { FileStore } from "../../functions/app/files/files.ts";
import type { Upload } from "../../functions/domain/files/upload.ts";
import { forceFolder } from "../files.ts";
import type { Addresses } from "./addresses.ts";
import { look, opened, piecesOf, placeOf } from "./contentOf.ts";
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
  /** Whether another file that is announced or kept has the same content. */
  isShared: (upload: Upload) => boolean;
};

export function fileFolder({ path, addresses, isShared }: FileFolderOptions): FileFolder {
  const [incoming, content] = [join(path, "incoming"), join(path, "content")];
  // Nobody writes there yet: whatever lies there broke off.
  for (const name of existsSync(incoming) ? readdirSync(incoming) : [])
    if (name.endsWith(BROKEN)) rmSync(join(incoming, name), { force: true });

  const comingAt = ({ fileId }: Upload): string => join(incoming, fileId);
  const keptAt = ({ announced }: Upload): string => placeOf(content, announced.sha256);
  const folderOf = (upload: Upload): string => dirname(keptAt(upload));
  const placeNow = (upload: Upload): string => (upload.status === "kept" ? keptAt(upload) : comingAt(upload));

  const parts = partFolder(incoming, comingAt, addresses);

  return {
    ...parts,
    putAddress: async (upload, origin) => addresses.put(upload, origin),
    readAddress: async ({ fileId }, until, origin) => addresses.read(fileId, until, origin),

    async take(upload, bytes) {
      for (const folder of [incoming, content]) mkdirSync(folder, { recursive: true, mode: 0o700 });
      const part = `${comingAt(upload)}.${randomBytes(6).toString("hex")}${BROKEN}`;
      try {
        const unfit = await written(part, upload.announced, bytes);
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
      mkdirSync(folderOf(upload), { recursive: true, mode: 0o700 });
      // Over one of the same content that is there: should it have rotted, it is whole again.
      if (statSync(comingAt(upload), { throwIfNoEntry: false }))
        await rename(comingAt(upload), keptAt(upload));
      for (const folder of [folderOf(upload), content, incoming]) forceFolder(folder);
    },

    check: ({ announced }) => look(content, announced),

    async open({ announced }) {
      return piecesOf(await opened(content, announced), announced);
    },

    async remove(upload) {
      await parts.forgetParts(upload);
      if (!isShared(upload)) await rm(keptAt(upload), { force: true });
    },
  };
}

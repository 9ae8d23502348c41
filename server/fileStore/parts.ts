/**
 * Files in parts in the folder: each part a file of its own beside the others, named after its checksum once it is whole and
 * on the disk. The whole is written of them anew, and hashed as it is: what was read is what is kept.
 */
import { createHash, randomBytes } from "node:crypto";
import { createReadStream, readdirSync, rmSync, statSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import type { PartStore } from "../../functions/app/files/files.ts";
import { isId } from "../../functions/domain/base/ids.ts";
import type { Part } from "../../functions/domain/files/parts.ts";
import type { Upload } from "../../functions/domain/files/upload.ts";
import type { Addresses } from "./addresses.ts";
import { forced, standing } from "./folders.ts";
import { BROKEN, READ_IN, written, type Unfit } from "./written.ts";

export type PartFolder = PartStore & {
  /** Takes the bytes of a part. @returns what is not as announced; nothing of it stays then, nor where the stream breaks off */
  takePart(upload: Upload, part: Part, bytes: Readable): Promise<Unfit | null>;
  /** Takes away what has come of files that do not come any more: an end by force has left it. */
  sweep(isComing: (fileId: string) => Promise<boolean>): Promise<void>;
};

const PARTS = ".parts";

/** @param incoming the folder of what is on its way, @param comingAt where a file lies in it that has come whole */
export function partFolder(
  incoming: string,
  comingAt: (upload: Upload) => string,
  addresses: Addresses,
): PartFolder {
  const partsOf = (upload: Pick<Upload, "fileId">): string => join(incoming, `${upload.fileId}${PARTS}`);
  const broken = (upload: Upload): string => `${comingAt(upload)}.${randomBytes(6).toString("hex")}${BROKEN}`;
  const isThere = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;

  /** The parts that are there, each with its file, in their order. */
  function there(upload: Upload): (Part & { path: string })[] {
    const folder = partsOf(upload);
    const names = isThere(folder) ? readdirSync(folder) : [];
    const parts = names.map((name) => {
      const [number = "", sha256 = ""] = name.split(".");
      const path = join(folder, name);
      return { number: Number(number), bytes: statSync(path).size, sha256, path };
    });
    return parts.toSorted((a, b) => a.number - b.number);
  }

  return {
    beginParts: async () => null,
    partAddress: async (upload, part, until, origin) => addresses.putPart(upload, part, until, origin),
    partsThere: async (upload) =>
      there(upload).map(({ number, bytes, sha256 }) => ({ number, bytes, sha256 })),

    async takePart(upload, part, bytes) {
      const folder = partsOf(upload);
      await standing(folder);
      const onItsWay = broken(upload);
      try {
        const unfit = await written(onItsWay, part, bytes);
        if (unfit) return unfit;
        // Another in its place from before goes first: there is never more than one of a number.
        for (const { path, number, sha256 } of there(upload))
          if (number === part.number && sha256 !== part.sha256) rmSync(path, { force: true });
        await rename(onItsWay, join(folder, `${part.number}.${part.sha256}`));
        await forced(folder);
        return null;
      } finally {
        await rm(onItsWay, { force: true });
      }
    },

    joinParts: async () => undefined,

    async hashWhole(upload) {
      const parts = there(upload);
      if (parts.length === 0) return undefined;
      const onItsWay = broken(upload);
      try {
        // There may be one of a check that has not come to its end: it is made again, of the same parts.
        const came = await joined(
          onItsWay,
          parts.map(({ path }) => path),
        );
        if (came.sha256 === upload.announced.sha256) {
          await rename(onItsWay, comingAt(upload));
          await forced(incoming);
        }
        return { ...came, version: null, checksum: null };
      } finally {
        await rm(onItsWay, { force: true });
      }
    },

    async forgetWay(upload) {
      await rm(partsOf(upload), { recursive: true, force: true });
      await rm(comingAt(upload), { force: true });
    },

    async sweep(isComing) {
      for (const name of isThere(incoming) ? readdirSync(incoming) : []) {
        const fileId = name.endsWith(PARTS) ? name.slice(0, -PARTS.length) : name;
        // What breaks off right now has another name, and is taken away by who takes it.
        if (isId("file", fileId) && !(await isComing(fileId)))
          await rm(join(incoming, name), { recursive: true, force: true });
      }
    },
  };
}

/** Writes files one behind the other into a new one, and forces it to the disk. */
async function joined(path: string, parts: readonly string[]): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  const file = await open(path, "wx", 0o600);
  let bytes = 0;
  try {
    for (const part of parts)
      for await (const chunk of createReadStream(part, READ_IN) as AsyncIterable<Buffer>) {
        hash.update(chunk);
        await file.appendFile(chunk);
        bytes += chunk.byteLength;
      }
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest("hex") };
}

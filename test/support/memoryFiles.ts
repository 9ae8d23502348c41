/** Contents of files in memory, for tests that are about something else. */
import { createHash } from "node:crypto";
import type { FileStore } from "../../functions/app/files/files.ts";
import type { Part } from "../../functions/domain/files/parts.ts";
import type { Upload } from "../../functions/domain/files/upload.ts";

export type MemoryFiles = FileStore & {
  /** What a holder does at the address: bytes that are not as announced are not taken. */
  put(upload: Upload, bytes: Uint8Array): Promise<boolean>;
  /** The same of a part. */
  putPart(upload: Upload, part: Part, bytes: Uint8Array): Promise<boolean>;
  /** What nobody does through the product: other bytes where a file was kept, or none. */
  tamper(upload: Upload, bytes: Uint8Array | null): void;
};

const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

export function memoryFiles(isScanned = false): MemoryFiles {
  const contents = new Map<string, Uint8Array>();
  const parts = new Map<string, Map<number, { part: Part; bytes: Uint8Array }>>();
  const inOrder = (fileId: string) =>
    [...(parts.get(fileId)?.values() ?? [])].toSorted((a, b) => a.part.number - b.part.number);
  const address = (upload: Pick<Upload, "fileId">, origin: string) => `${origin}/files/${upload.fileId}`;
  return {
    isScanned,
    async write(upload, bytes) {
      if (digestOf(bytes) !== upload.announced.sha256)
        throw new Error(`${upload.fileId} is not as announced`);
      contents.set(upload.fileId, bytes);
    },
    put: async (upload, bytes) => {
      const { announced } = upload;
      if (bytes.byteLength !== announced.bytes || digestOf(bytes) !== announced.sha256) return false;
      contents.set(upload.fileId, bytes);
      return true;
    },
    tamper: ({ fileId }, bytes) => void (bytes ? contents.set(fileId, bytes) : contents.delete(fileId)),
    putAddress: async (upload, origin) => ({
      url: address(upload, origin),
      headers: {},
      until: upload.until,
    }),
    readAddress: async (upload, _, origin) => address(upload, origin),
    async received({ fileId }) {
      const bytes = contents.get(fileId);
      return bytes && { bytes: bytes.byteLength, sha256: digestOf(bytes), version: null, checksum: null };
    },
    piece: async ({ fileId }, _, from, to) => contents.get(fileId)!.subarray(from, to),
    keep: async () => undefined,
    async check({ fileId, announced }) {
      const bytes = contents.get(fileId);
      return bytes === undefined ? "missing" : digestOf(bytes) === announced.sha256 ? "whole" : "altered";
    },
    async remove({ fileId }) {
      contents.delete(fileId);
      parts.delete(fileId);
    },
    putPart: async ({ fileId }, part, bytes) => {
      if (bytes.byteLength !== part.bytes || digestOf(bytes) !== part.sha256) return false;
      const there = parts.get(fileId) ?? new Map<number, { part: Part; bytes: Uint8Array }>();
      parts.set(fileId, there.set(part.number, { part, bytes }));
      return true;
    },
    beginParts: async () => null,
    partAddress: async (upload, { number }, until, origin) => ({
      url: `${address(upload, origin)}/${number}`,
      headers: {},
      until,
    }),
    partsThere: async ({ fileId }) => inOrder(fileId).map(({ part }) => part),
    joinParts: async () => undefined,
    async hashWhole({ fileId }) {
      const bytes = Buffer.concat(inOrder(fileId).map((one) => one.bytes));
      if (bytes.byteLength === 0) return undefined;
      contents.set(fileId, bytes);
      return { bytes: bytes.byteLength, sha256: digestOf(bytes), version: null, checksum: null };
    },
    forgetWay: async ({ fileId }) => void parts.delete(fileId),
  };
}

/** Material as tests hand it in: links, whose files lie elsewhere. */
import {
  materialsOf,
  type FileRequest,
  type Material,
  type SentFile,
} from "../../functions/domain/application/material.ts";

/** What was sent, where all of it is links: no upload is to be looked up. */
export const linked = <T extends { materials: readonly FileRequest[] }>(
  sent: T,
): Omit<T, "materials"> & { materials: SentFile[] } => ({
  ...sent,
  materials: sent.materials.map((one) => {
    if ("fileId" in one) throw new Error(`${one.fileId} is an upload`);
    return one;
  }),
});

/** A material that is one file. */
export const pieceOf = (code: string, name: string, sha256 = "0".repeat(64)): Material =>
  materialsOf([{ code, name, sha256, uri: "https://files.example.org/2.pdf" }])[0]!;

/** An upload as it lies in a store. */
import * as z from "zod";
import { FILE_KINDS, type FileKind } from "../../domain/files/kind.ts";
import type { Upload } from "../../domain/files/upload.ts";
import { actor } from "../events/shapes/actor.ts";
import { Unreadable } from "../stored.ts";

const text = z.string();

const Stored = z.object({
  fileId: text,
  announced: z.object({
    name: text,
    bytes: z.int(),
    sha256: text,
    type: text,
    kind: z.enum(FILE_KINDS as readonly [FileKind, ...FileKind[]]),
  }),
  by: actor,
  key: text.nullable(),
  applications: z.array(text),
  announcedAt: text,
  until: text,
  status: z.enum(["announced", "kept", "gone"]),
  keptAt: text.nullable(),
  version: text.nullable(),
  revision: z.int(),
});

/** @throws Unreadable when it is none that this version knows */
export function parseUpload(json: string): Upload {
  try {
    return Stored.parse(JSON.parse(json));
  } catch (cause) {
    throw new Unreadable("an upload is not as this version reads it", { cause });
  }
}

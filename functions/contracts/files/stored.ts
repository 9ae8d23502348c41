/** An upload, and a copy that is to be made, as they lie in a store. */
import * as z from "zod";
import type { Copying } from "../../domain/files/copy.ts";
import { FILE_KINDS, UNTAKEN, type FileKind } from "../../domain/files/kind.ts";
import { UNFIT } from "../../domain/base/finding.ts";
import { UPLOAD_STATUSES, type Upload, type UploadRefusal } from "../../domain/files/upload.ts";
import { actor } from "../events/shapes/actor.ts";
import { Unreadable } from "../stored.ts";

const text = z.string();

const kind = z.enum(FILE_KINDS as readonly [FileKind, ...FileKind[]]);
const of = { fileId: text };

const Refusal = z.discriminatedUnion("code", [
  z.object({ code: z.literal("upload-missing"), ...of, until: text }),
  z.object({ code: z.literal("upload-parts"), ...of, missing: z.array(z.int()), until: text }),
  z.object({ code: z.literal("upload-size"), ...of, announced: z.int(), received: z.int() }),
  z.object({ code: z.literal("upload-checksum"), ...of, announced: text, received: text }),
  z.object({
    code: z.literal("upload-kind"),
    ...of,
    announced: kind,
    found: kind.nullable(),
    why: z.enum(UNTAKEN).nullable(),
  }),
  z.object({ code: z.literal("upload-infected"), ...of, threat: text }),
]) satisfies z.ZodType<UploadRefusal>;

const Stored = z.object({
  fileId: text,
  announced: z.object({
    name: text,
    bytes: z.int(),
    sha256: text,
    type: text,
    kind,
  }),
  by: actor,
  key: text.nullable(),
  applications: z.array(text),
  announcedAt: text,
  until: text,
  status: z.enum(UPLOAD_STATUSES),
  refusal: Refusal.nullable(),
  parts: z.object({ name: text.nullable(), checksum: text.nullable() }).nullable(),
  keptAt: text.nullable(),
  version: text.nullable(),
  finding: z
    .object({ found: z.enum(["whole", ...UNFIT]), at: text, told: z.boolean() })
    .nullable()
    .default(null),
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

const StoredCopying = z.object({
  copyId: text,
  applicationId: text,
  code: text,
  name: text,
  sha256: text,
  uri: text,
  tries: z.int(),
  dueAt: text,
}) satisfies z.ZodType<Copying>;

/** @throws Unreadable when it is none that this version knows */
export function parseCopying(json: string): Copying {
  try {
    return StoredCopying.parse(JSON.parse(json));
  } catch (cause) {
    throw new Unreadable("a copy that is to be made is not as this version reads it", { cause });
  }
}

/** Material as answers show it: a row for each file, in the order in which they were handed in. */
import * as z from "zod";
import { UNCOPIED } from "../../domain/base/link.ts";
import { FILE_KINDS, type FileKind } from "../../domain/files/kind.ts";
import { UNFIT } from "../../domain/base/finding.ts";
import { actor } from "./actor.ts";
import { instant } from "./answers.ts";
import { fileId } from "./identifiers.ts";

const common = { code: z.string(), name: z.string(), sha256: z.string(), cameAt: instant };
const content = {
  fileId,
  bytes: z.int(),
  kind: z.enum(FILE_KINDS as readonly [FileKind, ...FileKind[]]),
  isShown: z.boolean().meta({ description: "whether browsers show it in a page" }),
};
const unfit = z
  .strictObject({ found: z.enum(UNFIT), since: instant })
  .optional()
  .meta({ description: "that it is not as it was handed in, and is shown to nobody until it is" });
const copy = z
  .discriminatedUnion("status", [
    z.strictObject({ status: z.literal("kept"), ...content, at: instant }),
    z.strictObject({ status: z.literal("missing"), why: z.enum(UNCOPIED), at: instant }),
  ])
  .nullable()
  .meta({
    id: "LinkCopy",
    description: "the copy that is kept here, or why there is none; null where none is made, or none yet",
  });
const link = { ...common, uri: z.string().meta({ format: "uri" }), copy };
const kept = { ...common, ...content };
/** Files that go with what somebody has said. */
export const attachments = z
  .array(z.strictObject({ name: z.string(), sha256: z.string(), fileId, bytes: z.int(), kind: z.string() }))
  .meta({ id: "Attachments", description: "files that go with it, read by `GET /v1/files/{fileId}`" });

const replaced = { until: instant.meta({ description: "when another took its place" }), replacedBy: actor };

export const materials = z
  .array(
    z.union([
      z.strictObject({ ...link, unfit }).meta({ id: "LinkOnRecord" }),
      z.strictObject({ ...kept, unfit }).meta({ id: "FileOnRecord" }),
    ]),
  )
  .meta({
    description: "what is on record, file by file: links to where they lie, and files that are kept here",
  });

/** Absent where there is none: most applications have no content twice. */
export const sameContents = z
  .array(
    z.strictObject({
      sha256: z.string(),
      files: z.array(z.strictObject({ code: z.string(), name: z.string() })),
    }),
  )
  .optional()
  .meta({
    description:
      "contents that were handed in more than once: what stands where another document may have been meant",
  });

export const earlierMaterials = z
  .array(
    z.union([
      z.strictObject({ ...link, ...replaced }).meta({ id: "EarlierLink" }),
      z.strictObject({ ...kept, ...replaced }).meta({ id: "EarlierFile" }),
    ]),
  )
  .meta({ description: "the versions that others have taken the place of, the oldest first" });

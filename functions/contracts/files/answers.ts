/** What is answered about files. */
import * as z from "zod";
import { FILE_KINDS, type FileKind } from "../../domain/files/kind.ts";
import { instant } from "../base/answers.ts";
import { fileId, uploadKey } from "../base/identifiers.ts";

const kind = z.enum(FILE_KINDS as readonly [FileKind, ...FileKind[]]);

const put = z
  .strictObject({
    url: z
      .string()
      .meta({ description: "PUT the bytes there; it takes what was announced and nothing else" }),
    headers: z.record(z.string(), z.string()).meta({ description: "to be sent along with them" }),
    until: instant,
  })
  .meta({ id: "PutAddress" });

const announced = {
  fileId,
  put: put.nullable().meta({ description: "where its bytes go; null of a large file, which goes in parts" }),
  parts: z
    .strictObject({
      count: z.int(),
      bytes: z.int().meta({ description: "of each but the last" }),
      until: instant.meta({ description: "how long they are taken" }),
    })
    .nullable()
    .meta({ description: "how it goes in parts; null of one that goes in one" }),
};

export const AnnouncedAnswer = z.strictObject(announced);

export const PartAnswer = z.strictObject({ put });

export const AnnouncedBeforeAnswer = z.strictObject({
  ...announced,
  uploadKey: uploadKey.meta({ description: "goes as X-Upload-Key with the next files and the submission" }),
});

const described = {
  fileId,
  name: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  type: z.string(),
  kind: kind.meta({ description: "what it is by its content" }),
};

export const CompletedAnswer = z.strictObject({
  ...described,
  status: z.enum(["checking", "kept"]).meta({
    description:
      "checking: it is being looked at (the whole of what came in parts; malware, where files are scanned), and cannot be handed in yet",
  }),
  keptAt: instant.nullable(),
});

export const UploadAnswer = z.strictObject({
  ...described,
  status: z.enum(["announced", "checking", "kept", "refused"]),
  until: instant.meta({ description: "how long its bytes are taken" }),
  keptAt: instant.nullable(),
  parts: z
    .strictObject({
      count: z.int(),
      bytes: z.int(),
      there: z
        .array(z.strictObject({ number: z.int(), bytes: z.int(), sha256: z.string() }))
        .meta({ description: "those that have come, whole" }),
    })
    .nullable(),
  refusal: z
    .enum([
      "upload-missing",
      "upload-parts",
      "upload-size",
      "upload-checksum",
      "upload-kind",
      "upload-infected",
    ])
    .nullable()
    .meta({
      description: "what the check has found; completing it again is refused with the same, and says it",
    }),
});

export const FileAnswer = z.strictObject({
  ...described,
  url: z.string().meta({ description: "where its bytes are" }),
  until: instant.meta({ description: "how long the address is good" }),
  isShown: z.boolean().meta({ description: "whether browsers show it in a page" }),
});

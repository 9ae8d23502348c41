/** What is answered about files. */
import * as z from "zod";
import { FILE_KINDS, type FileKind } from "../../domain/files/kind.ts";
import { instant } from "../base/answers.ts";
import { fileId, uploadKey } from "../base/identifiers.ts";

const kind = z.enum(FILE_KINDS as readonly [FileKind, ...FileKind[]]);

const put = z.strictObject({
  url: z.string().meta({ description: "PUT the bytes there; it takes what was announced and nothing else" }),
  headers: z.record(z.string(), z.string()).meta({ description: "to be sent along with them" }),
  until: instant,
});

export const AnnouncedAnswer = z.strictObject({ fileId, put });

export const AnnouncedBeforeAnswer = z.strictObject({
  fileId,
  uploadKey: uploadKey.meta({ description: "goes as X-Upload-Key with the next files and the submission" }),
  put,
});

const described = {
  fileId,
  name: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  type: z.string(),
  kind: kind.meta({ description: "what it is by its content" }),
};

export const KeptAnswer = z.strictObject({ ...described, keptAt: instant });

export const FileAnswer = z.strictObject({
  ...described,
  url: z.string().meta({ description: "where its bytes are" }),
  until: instant.meta({ description: "how long the address is good" }),
  isShown: z.boolean().meta({ description: "whether browsers show it in a page" }),
});

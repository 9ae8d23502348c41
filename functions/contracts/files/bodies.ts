/** What is said of a file before its bytes come. */
import * as z from "zod";
import { kindOfName, kindOfType, MEDIA_TYPES, MOST_FILE_BYTES } from "../../domain/files/kind.ts";
import type { Announcement } from "../../domain/files/upload.ts";
import { fault } from "../base/faults.ts";
import { text } from "../base/primitives.ts";

/** No folders in it, and nothing that a file system somewhere does not take. */
const fileName = text(60).regex(/^[^\\/:*?"<>|]*$/, fault("file-name"));

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, fault("sha256"));

export const AnnouncementBody = z
  .strictObject({
    name: fileName,
    bytes: z.int().min(1).max(MOST_FILE_BYTES),
    sha256,
    type: z
      .string()
      .refine((type) => MEDIA_TYPES.includes(type), fault("file-type"))
      .meta({ description: "the media type of its kind", examples: ["application/pdf"] }),
  })
  .refine(({ name, type }) => kindOfName(name) === kindOfType(type), {
    path: ["name"],
    error: fault("file-ending"),
  }) satisfies z.ZodType<Announcement>;

/** What is said of a part before its bytes come. */
export const PartBody = z.strictObject({ sha256 });

/** Files that somebody names with what they say: their own, announced for that application and completed. */
import * as z from "zod";
import { MOST_ATTACHED } from "../../domain/base/attachment.ts";
import { fault } from "./faults.ts";
import { fileId } from "./identifiers.ts";

export const attached = z
  .array(fileId)
  .min(1)
  .max(MOST_ATTACHED)
  .refine((ids) => new Set(ids).size === ids.length, fault("file-twice"))
  .meta({
    id: "AttachedFiles",
    description: "files of its own, completed",
  });

/** What the trail of reads shows to auditors. */
import * as z from "zod";
import { actor } from "../base/actor.ts";
import { instant } from "../base/answers.ts";
import { pageEnd } from "../base/lists.ts";

const reader = z.strictObject({
  role: z.enum([...actor.shape.role.exclude(["platform"]).options, "unknown"]),
  organ: z.string().optional(),
  sub: z.string().optional(),
  iss: z.string().optional(),
  jti: z.string().optional(),
  system: z.string().optional(),
});

export const TrailAnswer = z.strictObject({
  entries: z.array(
    z.strictObject({
      at: instant,
      requestId: z.string(),
      who: reader.meta({ description: "by what the issuer knows them by; unknown: of a role that is none" }),
      route: z.string().meta({ description: "the operation of this document" }),
      method: z.string(),
      about: z
        .record(z.string(), z.string())
        .meta({ description: "the ids of the address, and what a list was narrowed to" }),
      applicationId: z.string().nullable(),
      from: z.string().meta({ description: "the address that it came from" }),
      status: z.int().meta({ description: "how it was answered" }),
    }),
  ),
  ...pageEnd,
});

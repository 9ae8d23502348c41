/** Who acted, as histories keep it. */
import * as z from "zod";
import { OFFICIAL_ROLES, RANKS, type Actor } from "../../../domain/base/actor.ts";
import { shape, text } from "./base.ts";

export const actor = shape<Actor>()(
  z.union([
    z.object({ role: z.literal("platform") }),
    z.object({
      role: z.literal("applicant"),
      sub: text.optional(),
      iss: text.optional(),
      jti: text.optional(),
    }),
    z.object({
      role: z.literal("agent"),
      sub: text,
      iss: text,
      jti: text.optional(),
      for: z.object({ creditCode: text, authorisationId: text }),
    }),
    z.object({
      role: z.enum(OFFICIAL_ROLES),
      organ: text.optional(),
      sub: text,
      iss: text,
      jti: text.optional(),
      name: text.optional(),
      post: text.optional(),
      rank: z.enum(RANKS).optional(),
      system: text.optional(),
    }),
  ]),
);

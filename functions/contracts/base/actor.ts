/** Who acted, as answers name them. */
import * as z from "zod";
import { OFFICIAL_ROLES, RANKS } from "../../domain/base/actor.ts";

export const rank = z.enum(RANKS);

export const actor = z
  .strictObject({
    role: z.enum(["platform", "applicant", "agent", ...OFFICIAL_ROLES]).meta({
      description:
        "platform: it came about by itself; applicant: whoever has the query code, or who has signed in (`sub`); agent: somebody for them (`for`)",
    }),
    organ: z.string().optional().meta({ description: "the department, or the organ that the token names" }),
    sub: z
      .string()
      .optional()
      .meta({ description: "by which the issuer of the token knows the person or the system" }),
    iss: z.string().optional(),
    for: z
      .strictObject({ creditCode: z.string(), authorisationId: z.string() })
      .optional()
      .meta({ description: "of an agent: for which applicant, and by which authorisation (委托书)" }),
    jti: z.string().optional().meta({ description: "the token's own id" }),
    name: z.string().optional(),
    post: z.string().optional(),
    rank: rank.optional(),
    system: z
      .string()
      .optional()
      .meta({ description: "a system of the department acted, and no person: it has no rank" }),
  })
  .meta({
    id: "Actor",
    description: "who acted, by the token that came along, and not by what anybody typed",
  });

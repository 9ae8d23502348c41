/** Who calls, by the claims of a token whose signature, issuer, audience and expiry the authorizer has checked. */
import * as z from "zod";
import { OFFICIAL_ROLES, RANKS, type Official, type OfficialRole } from "../../domain/base/actor.ts";
import { slug } from "./primitives.ts";

export const Caller = z.discriminatedUnion("role", [
  z.object({ role: z.literal("department"), department: slug }),
  z.object({ role: z.literal("supervisor") }),
  z.object({ role: z.literal("operator") }),
  /** Reads the trail of who has read what, and nothing else. */
  z.object({ role: z.literal("auditor") }),
]);

export type Caller = z.infer<typeof Caller>;
export type Role = OfficialRole;

export const ROLES = OFFICIAL_ROLES satisfies readonly Role[];

/** Whoever has a token beside the authority's own: each signs in where the region's applicants do. */
export const PUBLIC_ROLES = ["applicant", "agent"] as const;

export const isRole = (claim: unknown): claim is Role => (ROLES as readonly unknown[]).includes(claim);

/** A claim that may be left out, as a blank one is; of one that is longer, so many letters are kept. */
const optional = (most: number) =>
  z.preprocess(
    (claim) => (claim === null || (typeof claim === "string" && claim.trim() === "") ? undefined : claim),
    z
      .string()
      .transform((claim) => claim.trim().slice(0, most))
      .optional(),
  );

/** Letters that a claim may have: what it says stands in every event, and a history is bounded. */
const needed = z.string().trim().min(1).max(100);

/** Who somebody of the authority is, by their token: a person with post and rank, or a system, which has neither. */
const Claims = z.object({
  sub: needed,
  iss: needed,
  jti: optional(64),
  name: optional(24),
  post: optional(24),
  rank: z.preprocess(
    (claim) => (claim === "" || claim === null ? undefined : claim),
    z.enum(RANKS).optional(),
  ),
  organ: optional(40),
  system: optional(40),
});

export type ClaimName = keyof z.infer<typeof Claims>;

/**
 * The caller as events name them, or the claim that cannot be used: without a `sub` nobody has acted, and a rank that
 * means nothing here would be one that somebody takes for a rank.
 */
export function officialOf(
  caller: Caller,
  claims: Readonly<Record<string, unknown>>,
): { official: Official } | { unusable: ClaimName } {
  const read = Claims.safeParse(claims);
  if (!read.success) return { unusable: read.error.issues[0]!.path[0] as ClaimName };
  const { sub, iss, jti, name, post, rank, organ, system } = read.data;
  const of = caller.role === "department" ? caller.department : organ;
  const isPerson = system === undefined;
  return {
    official: {
      role: caller.role,
      ...(of !== undefined && { organ: of }),
      sub,
      iss,
      ...(jti !== undefined && { jti }),
      ...(name !== undefined && { name }),
      ...(isPerson && post !== undefined && { post }),
      ...(isPerson && rank !== undefined && { rank }),
      ...(!isPerson && { system }),
    },
  };
}

/** Tokens for the asking, on the laptop only: who is wanted, and what is taken for granted of them. */
import { createHash } from "node:crypto";
import * as z from "zod";
import { creditCode, text } from "../functions/contracts/base/primitives.ts";
import { RANKS } from "../functions/domain/base/actor.ts";

const person = {
  /** Without it, who has one name in one organ is one person, and so is whoever has none and the same rank. */
  sub: text(100).optional(),
  name: text(24).optional(),
  post: text(24).optional(),
  rank: z.enum(RANKS).optional(),
  /** A system, and no person: it has no rank. */
  system: text(40).optional(),
  /** Scopes of the token, as an issuer writes them: `approvals:read` for one that only reads. */
  scope: text(100).optional(),
};

export const TokenBody = z.discriminatedUnion("role", [
  z.strictObject({ role: z.literal("department"), department: z.string().min(1), ...person }),
  z.strictObject({
    role: z.enum(["supervisor", "operator", "auditor", "agent"]),
    organ: text(40).optional(),
    ...person,
  }),
  /** Somebody who has signed in at the unified identity service for an applicant. */
  z.strictObject({ role: z.literal("applicant"), creditCode, name: text(200), sub: text(100).optional() }),
]);

/** The claims of such a token: a head of the organ unless another rank is asked for, or a system. */
export function claimsOf(asked: z.infer<typeof TokenBody>): Record<string, string> {
  if (asked.role === "applicant")
    return { ...asked, sub: asked.sub ?? subjectOf([asked.role, asked.creditCode, asked.name]) };
  const { sub, ...told } = asked;
  const ranked = asked.system === undefined ? { rank: asked.rank ?? "head" } : { rank: undefined };
  const organ = "department" in asked ? asked.department : asked.organ;
  const who = [asked.role, organ, asked.system, asked.name ?? ranked.rank];
  const claims = { ...told, ...ranked, sub: sub ?? subjectOf(who) };
  return Object.fromEntries(Object.entries(claims).filter(([, claim]) => claim !== undefined)) as Record<
    string,
    string
  >;
}

/** A person's second token is that person's, whatever rank it says. */
const subjectOf = (who: readonly (string | undefined)[]): string =>
  createHash("sha256").update(JSON.stringify(who)).digest("hex").slice(0, 24);

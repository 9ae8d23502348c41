/** An applicant by the token of the unified identity service (统一身份认证): who signed in, and for which applicant they stand. */
import * as z from "zod";
import type { AgentAct } from "../../domain/agency/acts.ts";
import type { About } from "../../domain/agency/terms.ts";
import type { Applicant } from "../../domain/base/actor.ts";
import { creditCode } from "./primitives.ts";

const needed = (most: number) => z.string().trim().min(1).max(most);

const Claims = z.object({
  sub: needed(100),
  iss: needed(100),
  jti: z.string().max(64).optional(),
  creditCode,
  name: needed(200),
});

/** Whose cases a caller may read and act on, and by whom that is. */
export type SignedIn = {
  role: "applicant";
  creditCode: string;
  name: string;
  by: Applicant;
  /** Where somebody acts for them: by which authorisation, what it allows, and which organs they belong to themselves. */
  agent?: { authorisationId: string; about: About; acts: readonly AgentAct[]; organs: readonly string[] };
};

/** What of a token says that it is an applicant's, or the claim that cannot be used. */
export function signedInOf(
  claims: Readonly<Record<string, unknown>>,
): { signedIn: SignedIn } | { unusable: string } {
  const read = Claims.safeParse(claims);
  if (!read.success) return { unusable: String(read.error.issues[0]!.path[0]) };
  const { sub, iss, jti, creditCode, name } = read.data;
  // Whose name a person has is the unified identity service's to know: a history is for ever.
  const by: Applicant = { role: "applicant", sub, iss, ...(jti !== undefined && { jti }) };
  return { signedIn: { role: "applicant", creditCode, name, by } };
}

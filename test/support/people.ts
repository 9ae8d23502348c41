/** Who acts, where a test has to name somebody. */
import type { Official } from "../../functions/domain/base/actor.ts";

/** Of an issuer that nobody has heard of. */
export const ISS = "urn:test:issuer";

/** A person of a department, a head unless said otherwise. */
export const personOf = (organ: string, about: Partial<Official> = {}): Official => ({
  role: "department",
  organ,
  sub: `${organ}-${about.rank ?? "head"}`,
  iss: ISS,
  rank: "head",
  ...about,
});

/** Whoever it is: a test that is about something else needs one. */
export const SOMEBODY: Official = personOf("housing");

/** The claims that a token has beside its role and its department, unless a test says otherwise. */
export const PERSON = { sub: "p1", iss: ISS, rank: "head" } as const;

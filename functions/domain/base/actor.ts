/** Who acts: the platform itself, an applicant, or somebody of the authority by what their token says of them. */

/** From the head of the government at that level (政府负责人) and the head of an organ (机关负责人) down. */
export const RANKS = ["government-head", "head", "deputy-head", "officer"] as const;

export type Rank = (typeof RANKS)[number];

export const OFFICIAL_ROLES = ["department", "supervisor", "operator", "auditor"] as const;

export type OfficialRole = (typeof OFFICIAL_ROLES)[number];

/** Somebody of the authority, a person or a system of theirs: what a verified token says, and nothing that anybody typed. */
export type Official = {
  role: OfficialRole;
  /** A department's id; of other roles the organ as the token names it. */
  organ?: string | undefined;
  sub: string;
  iss: string;
  jti?: string | undefined;
  name?: string | undefined;
  post?: string | undefined;
  /** A system has none. */
  rank?: Rank | undefined;
  /** What the token calls the system that acts; absent of a person. */
  system?: string | undefined;
};

/** Whoever has the query code of the case, or who has signed in for the applicant, by what their issuer knows them by. */
export type Applicant = {
  role: "applicant";
  sub?: string | undefined;
  iss?: string | undefined;
  jti?: string | undefined;
};

/**
 * Whoever acts for an applicant (代理人), by what their issuer knows them by, for whom, and by which authorisation (委托书): that
 * one says what they are called.
 */
export type ActingAgent = {
  role: "agent";
  sub: string;
  iss: string;
  jti?: string | undefined;
  for: { creditCode: string; authorisationId: string };
};

export type Actor = { role: "platform" } | Applicant | ActingAgent | Official;

/** What happens by itself, or follows from what somebody else did. */
export const PLATFORM: Actor = { role: "platform" };

/** Whoever has the query code of the case. */
export const APPLICANT: Actor = { role: "applicant" };

/** Whether an actor is of the authority, by a token of their own. */
export const isOfficial = (actor: Actor): actor is Official =>
  actor.role !== "platform" && actor.role !== "applicant" && actor.role !== "agent";

/** Whether it was the applicant's side: they themselves, or somebody for them. */
export const isOfApplicant = (actor: Actor): actor is Applicant | ActingAgent =>
  actor.role === "applicant" || actor.role === "agent";

/** Whether it is somebody whom an issuer knows, of the authority or of an applicant. */
export const isPerson = (
  actor: Actor,
): actor is Official | ActingAgent | (Applicant & { sub: string; iss: string }) =>
  isOfficial(actor) ||
  actor.role === "agent" ||
  (actor.role === "applicant" && actor.sub !== undefined && actor.iss !== undefined);

/** Whether both are one and the same, whatever their tokens call them by now; nobody without a token is. */
export const isSame = (a: Actor, b: Actor): boolean =>
  isOfficial(a) && isOfficial(b) && a.sub === b.sub && a.iss === b.iss;

/** The rank that an actor has of their own; a system, and whoever has no token, has none. */
export const rankOf = (actor: Actor): Rank | null => (isOfficial(actor) ? (actor.rank ?? null) : null);

/** The person of the authority who acts, as their token names them; `null` of a system, and of a token that names nobody. */
export const personNamed = (actor: Actor): string | null =>
  isOfficial(actor) && actor.system === undefined ? (actor.name ?? null) : null;

/** What people call them: a name, else the system's, else the post, else what the issuer knows them by. */
export const nameOf = ({ name, system, post, sub }: Official): string => name ?? system ?? post ?? sub;

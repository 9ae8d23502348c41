/** Who calls, and whether the route is for them. */
import { opensRegion } from "../../contracts/base/audience.ts";
import { Caller, officialOf, PUBLIC_ROLES, ROLES, type ClaimName } from "../../contracts/base/caller.ts";
import { READ_SCOPE, scopesOf, WRITE_SCOPE } from "../../contracts/base/scopes.ts";
import { isShared, rolesOf, type Contract } from "../../contracts/base/contract.ts";
import type { SignedIn } from "../../contracts/base/signedIn.ts";
import { APPLICANT, isOfficial, RANKS, type Actor } from "../../domain/base/actor.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { agentBy, comesAsAgent, type AgentCaller } from "./agents.ts";
import { admitApplicant, admitHolder, comesAsApplicant, queryCodeIn, signInNeeded } from "./applicants.ts";
import type { AnyDeps } from "./handle.ts";
import type { Incoming } from "./incoming.ts";
import { addressOf } from "./limited.ts";
import { refused, type Refused } from "./refused.ts";
import { methodOf } from "./routing.ts";

/** An applicant has a credit code where they have signed in. */
export type Admitted = {
  caller: Caller | AgentCaller | { role: "applicant" } | SignedIn | null;
  by: Actor;
  /** Whether what comes along lets its bearer change anything; a token for reading does not. */
  mayWrite: boolean;
};

/** Lets in whom the route is for. @throws Refused 401, 403, or 404 for what is not the caller's to know of */
export async function admit(
  contract: Pick<Contract, "access" | "agent" | "confirmed">,
  path: Readonly<Record<string, string>>,
  incoming: Incoming,
  deps: Pick<AnyDeps, "codes" | "limits" | "log" | "region" | "rules" | "store">,
): Promise<Admitted> {
  const { access } = contract;
  const { region } = deps;
  if (access === "anyone") return { caller: null, by: APPLICANT, mayWrite: true };
  if (access === "agent") {
    if (!comesAsAgent(incoming) || region.applicants === "code") throw signInNeeded(incoming);
    const caller = agentBy(incoming, region);
    return { caller, by: APPLICANT, mayWrite: true };
  }
  if (typeof access === "string")
    return { ...(await admitApplicant(contract, path, incoming, deps)), mayWrite: true };
  if (isShared(access) && comesAsApplicant(incoming, region)) {
    const applying =
      access.orBy === "applicant"
        ? await admitApplicant({ ...contract, access: "applicant" }, path, incoming, deps)
        : await admitHolder(contract, incoming, deps);
    return { ...applying, mayWrite: true };
  }
  const roles = rolesOf(access)!;
  const caller = callerOf(incoming, roles, region);
  const read = officialOf(caller, incoming.claims ?? {});
  if ("unusable" in read) throw unusable(read.unusable, incoming.claims ?? {});
  if (!roles.includes(caller.role)) throw refused("role-not-allowed", { role: caller.role, allowed: roles });
  return { caller, by: read.official, mayWrite: checkScope(incoming) };
}

/** @returns whether the token may write at all. @throws Refused `scope-missing` (RFC 6750 §3.1) where it may not do this */
function checkScope({ method, claims }: Incoming): boolean {
  const may = scopesOf(claims ?? {});
  const reads = methodOf(method) === "GET";
  if (reads ? may.read : may.write) return may.write;
  const needed = reads ? READ_SCOPE : WRITE_SCOPE;
  const challenge = `Bearer realm="approvals", error="insufficient_scope", scope="${needed}"`;
  throw refused("scope-missing", { needed }, { headers: { "www-authenticate": challenge } });
}

/** A token that says of its bearer what nobody can put into a history. */
function unusable(claim: ClaimName, claims: Readonly<Record<string, unknown>>): Refused {
  const given = claims[claim];
  return refused("unusable-claim", {
    claim,
    given: typeof given === "string" && given.trim() !== "" ? given.slice(0, MOST_REPEATED) : null,
    known: claim === "rank" ? RANKS : [],
  });
}

/** A caller as the log names them: never who it is by name. */
export const labelOf = ({ caller, by }: Admitted): string =>
  caller === null
    ? "anyone"
    : isOfficial(by) && by.role === "department"
      ? `department:${by.organ ?? ""}`
      : caller.role === "agent"
        ? "agent"
        : by.role;

/** The caller, from claims whose signature, issuer, audience and expiry the authorizer has checked. */
function callerOf({ claims, headers }: Incoming, allowed: readonly string[], region: Region): Caller {
  // RFC 6750 §2.1: a gateway may take a token without the word, and we take what it takes elsewhere, too.
  if (claims === null || !/^bearer /i.test(headers["authorization"] ?? ""))
    throw refused("unauthenticated", {}, { headers: { "www-authenticate": challenge(headers) } });
  if (!opensRegion(claims, region.code)) throw refused("other-region", { region: region.code });
  if (claims["role"] === "department") checkIsHere(claims["department"], region);
  const caller = Caller.safeParse(claims);
  const isPublic = PUBLIC_ROLES.find((role) => role === claims["role"]) ?? null;
  if (!caller.success) throw refused("role-not-allowed", { role: isPublic, allowed });
  return caller.data;
}

/** Letters of a claim that a refusal repeats. */
const MOST_REPEATED = 64;

/** A department that means nothing here would be told that nothing is due, while the real one's clocks run. */
function checkIsHere(department: unknown, { departments }: Region): void {
  const known = departments.map(({ id }) => id);
  if (typeof department === "string" && known.includes(department)) return;
  const isNamed = typeof department === "string" && department.trim() !== "";
  throw refused("unknown-department", {
    department: isNamed ? department.slice(0, MOST_REPEATED) : null,
    known,
  });
}

/** RFC 9110 §11.6.1, RFC 6750 §3: without a token no error is named. */
const challenge = (headers: Incoming["headers"]): string =>
  `Bearer realm="approvals"${headers["authorization"] === undefined ? "" : ', error="invalid_token"'}`;

/** Who calls, for the throttle: by a token that was checked, or by address. Whoever makes codes up is one caller still. */
export function keyOfCaller({ claims, from }: Incoming): string {
  const named = claims?.["sub"] ?? claims?.["department"] ?? claims?.["role"];
  return typeof named === "string" ? `token:${named}` : `address:${addressOf(from)}`;
}

/** Whether a code came along, which may turn out to be right: its bearer is told from others at the same address then. */
export const mayProve = (incoming: Incoming): boolean =>
  incoming.claims === null && queryCodeIn(incoming) !== undefined;

/** What sort of caller it is, for counting. */
export const kindOfCaller = (incoming: Incoming): string =>
  incoming.claims !== null
    ? ([...ROLES, ...PUBLIC_ROLES].find((role) => role === incoming.claims?.["role"]) ?? "other")
    : queryCodeIn(incoming) === undefined
      ? "anyone"
      : "applicant";

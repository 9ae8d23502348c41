/** Who calls, and whether the route is for them. */
import { opensRegion } from "../../contracts/base/audience.ts";
import { Caller, officialOf, ROLES, type ClaimName } from "../../contracts/base/caller.ts";
import { READ_SCOPE, scopesOf, WRITE_SCOPE } from "../../contracts/base/scopes.ts";
import { isShared, rolesOf, type Access } from "../../contracts/base/contract.ts";
import { APPLICANT, isOfficial, RANKS, type Actor } from "../../domain/base/actor.ts";
import { asPrinted } from "../../domain/base/ids.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import type { AnyDeps } from "./handle.ts";
import type { Incoming } from "./incoming.ts";
import { addressOf, takeWrongCode, tooMany } from "./limited.ts";
import { refused, type Refused } from "./refused.ts";
import { methodOf } from "./routing.ts";

export type Admitted = {
  caller: Caller | { role: "applicant" } | null;
  by: Actor;
  /** Whether what comes along lets its bearer change anything; a token for reading does not. */
  mayWrite: boolean;
};

/** Lets in whom the route is for. @throws Refused 401, 403, or 404 for what is not the caller's to know of */
export async function admit(
  access: Access,
  path: Readonly<Record<string, string>>,
  incoming: Incoming,
  deps: Pick<AnyDeps, "codes" | "limits" | "log" | "region">,
): Promise<Admitted> {
  if (access === "anyone") return { caller: null, by: APPLICANT, mayWrite: true };
  if (access === "query-code") {
    await checkQueryCode(incoming, path["applicationId"]!, deps);
    return { caller: { role: "applicant" }, by: APPLICANT, mayWrite: true };
  }
  if (isShared(access) && incoming.claims === null && incoming.headers["authorization"] === undefined) {
    if (access.orBy === "query-code") await checkQueryCode(incoming, path["applicationId"]!, deps);
    return { caller: { role: "applicant" }, by: APPLICANT, mayWrite: true };
  }
  const roles = rolesOf(access)!;
  const caller = callerOf(incoming, roles, deps.region);
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
      : by.role;

/** The caller, from claims whose signature, issuer, audience and expiry the authorizer has checked. */
function callerOf({ claims, headers }: Incoming, allowed: readonly string[], region: Region): Caller {
  // RFC 6750 §2.1: a gateway may take a token without the word, and we take what it takes elsewhere, too.
  if (claims === null || !/^bearer /i.test(headers["authorization"] ?? ""))
    throw refused("unauthenticated", {}, { headers: { "www-authenticate": challenge(headers) } });
  if (!opensRegion(claims, region.code)) throw refused("other-region", { region: region.code });
  if (claims["role"] === "department") checkIsHere(claims["department"], region);
  const caller = Caller.safeParse(claims);
  if (!caller.success) throw refused("role-not-allowed", { role: null, allowed });
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

/** The query code that came along, as it was printed: it is the same code however it was typed. */
function queryCodeIn({ headers }: Incoming): string | undefined {
  const typed = headers["x-query-code"];
  return typed === undefined ? undefined : asPrinted(asText(typed));
}

/** Full-width letters travel as bytes of UTF-8, which HTTP hands on a character each (RFC 9110 §5.5). */
const asText = (field: string): string =>
  /[\u0100-\uffff]/.test(field) ? field : Buffer.from(field, "latin1").toString("utf8");

/** The applicant proves who they are by the query code of the application. */
async function checkQueryCode(
  incoming: Incoming,
  applicationId: string,
  deps: Pick<AnyDeps, "codes" | "limits" | "log">,
): Promise<void> {
  const code = queryCodeIn(incoming);
  if (code === undefined)
    throw refused(
      "query-code-needed",
      {},
      { headers: { "www-authenticate": 'QueryCode realm="application"' } },
    );
  if (await deps.codes.matches(applicationId, code)) return;
  const wait = await takeWrongCode(applicationId, incoming.from, deps);
  throw wait > 0 ? tooMany(wait) : unknownApplication(applicationId);
}

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
    ? (ROLES.find((role) => role === incoming.claims?.["role"]) ?? "other")
    : queryCodeIn(incoming) === undefined
      ? "anyone"
      : "applicant";

/** One answer for "does not exist" and for "the code is wrong": neither tells which numbers are taken. */
export const unknownApplication = (applicationId: string): Refused =>
  refused("unknown-application", { applicationId });

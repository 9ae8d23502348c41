/** What of a request is kept in the trail of reads: ids, and nothing that people wrote. */
import type { AuditEntry, Reader } from "../../app/base/auditTrail.ts";
import { isAudited, isAuditedOfAgents, type Contract } from "../../contracts/base/contract.ts";
import { isRole, PUBLIC_ROLES } from "../../contracts/base/caller.ts";
import { applicationOf } from "../../domain/base/ids.ts";
import { localDate } from "../../domain/base/time.ts";
import type { AnyDeps } from "./handle.ts";
import type { Incoming } from "./incoming.ts";

/** Letters of a claim, of an id, or of what narrows a list. */
const MOST = 255;

/** Where a list goes on is nobody's business, and how much of it was wanted tells nothing. */
const LEFT_OUT: ReadonlySet<string> = new Set(["cursor", "limit"]);

/**
 * Keeps who was answered what. A wrong query code has read nothing, and nobody without a token or a code has a name.
 * @param parameters of the path @throws where it cannot be kept: then nothing is shown
 */
export async function keepRead(
  contract: Contract,
  parameters: Readonly<Record<string, string>>,
  incoming: Incoming,
  status: number,
  { audit, region }: Pick<AnyDeps, "audit" | "region">,
): Promise<void> {
  const { name: route, query } = contract;
  const isAgent = incoming.claims?.["role"] === "agent";
  if (!isAudited(contract) && !(isAgent && isAuditedOfAgents(contract))) return;
  if (incoming.claims === null && status >= 400) return;
  const subject =
    parameters["applicationId"] ??
    parameters["reviewId"] ??
    parameters["complaintId"] ??
    parameters["inquiryId"] ??
    parameters["ratingId"];
  const narrowed = Object.keys(query?.shape ?? {}).flatMap((key) => {
    const value = incoming.query[key];
    return value === undefined || LEFT_OUT.has(key) ? [] : [[key, value] as const];
  });
  const authorisation = incoming.headers["x-authorisation"];
  const by = isAgent && authorisation !== undefined ? [["authorisation", authorisation] as const] : [];
  const about = [...Object.entries(parameters), ...narrowed, ...by].map(([key, value]) => [
    key,
    value.slice(0, MOST),
  ]);
  const entry: AuditEntry = {
    at: incoming.receivedAt,
    requestId: incoming.id,
    who: readerOf(incoming.claims),
    route,
    method: incoming.method,
    about: Object.fromEntries(about) as AuditEntry["about"],
    applicationId: subject === undefined ? null : applicationOf(subject).slice(0, MOST),
    from: incoming.from,
    status,
  };
  await audit.keep(entry, localDate(entry.at, region.zone));
}

/** Whoever it is, whether or not they were let in. */
function readerOf(claims: Incoming["claims"]): Reader {
  if (claims === null) return { role: "applicant" };
  const { role, department, organ, ...others } = claims;
  const told = {
    organ: department ?? organ,
    sub: others["sub"],
    iss: others["iss"],
    jti: others["jti"],
    system: others["system"],
  };
  const strings = Object.entries(told).flatMap(([name, claim]) =>
    typeof claim === "string" ? [[name, claim.slice(0, MOST)] as const] : [],
  );
  const known = isRole(role) ? role : PUBLIC_ROLES.find((one) => one === role);
  return { role: known ?? "unknown", ...Object.fromEntries(strings) };
}

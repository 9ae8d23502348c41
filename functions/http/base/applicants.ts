/** Applicants at the door: by the query code of a case, or by the token with which they have signed in, as the region says. */
import { opensRegion } from "../../contracts/base/audience.ts";
import { isShared, type Contract } from "../../contracts/base/contract.ts";
import { PUBLIC_ROLES } from "../../contracts/base/caller.ts";
import { signedInOf, type SignedIn } from "../../contracts/base/signedIn.ts";
import { APPLICANT, type Actor } from "../../domain/base/actor.ts";
import { FIRST_ISSUE } from "../../domain/application/queryCode.ts";
import { applicationOf, asPrinted, isId } from "../../domain/base/ids.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { admitAgent, comesAsAgent } from "./agents.ts";
import type { AnyDeps } from "./handle.ts";
import type { Incoming } from "./incoming.ts";
import { takeWrongCode, tooMany } from "./limited.ts";
import { refused, type Refused } from "./refused.ts";

/** An applicant has a credit code where they have signed in. */
export type Applying = { caller: { role: "applicant" } | SignedIn; by: Actor };

type Door = Pick<Contract, "access" | "confirmed" | "agent" | "alone">;
type Deps = Pick<AnyDeps, "codes" | "limits" | "log" | "region" | "rules" | "store">;

/** Whether an applicant's token opens this route, so that one that came along is verified. */
export const takesSignIn = ({ access }: Pick<Contract, "access">, { applicants }: Region): boolean =>
  (access === "applicant" ||
    access === "submitter" ||
    access === "signed-in" ||
    access === "agent" ||
    isShared(access)) &&
  applicants !== "code";

/** Whether somebody calls a route that officials share as an applicant: by a token that says so, or without any. */
export const comesAsApplicant = ({ claims, headers }: Incoming, { applicants }: Region): boolean =>
  claims === null
    ? headers["authorization"] === undefined
    : PUBLIC_ROLES.some((role) => role === claims["role"]) && applicants !== "code";

/** The token that came along, as it is to be verified. */
export const tokenIn = ({ headers }: Pick<Incoming, "headers">): string | undefined =>
  /^Bearer (\S+)$/i.exec(headers["authorization"] ?? "")?.[1];

/**
 * Lets an applicant in. What ends or turns round a case needs a sign-in where the region says so, whoever has the code.
 * @throws Refused 401, 403, or 404 for what is not theirs to know of
 */
export async function admitApplicant(
  { access, confirmed, agent, alone }: Door,
  path: Readonly<Record<string, string>>,
  incoming: Incoming,
  deps: Deps,
): Promise<Applying> {
  const { region } = deps;
  if (comesAsAgent(incoming) && region.applicants !== "code")
    return admitAgent({ agent }, path, incoming, deps);
  const signedIn = signedInBy(incoming, region);
  if (alone && signedIn === null && incoming.headers["authorization"] !== undefined)
    throw refused("applicant-alone", {});
  const mustSignIn =
    access === "signed-in" ||
    region.applicants === "sign-in" ||
    (confirmed === true && region.confirmBySignIn);
  if (access === "applicant" && !mustSignIn && queryCodeIn(incoming) !== undefined)
    return byCode(incoming, path, deps);
  if (signedIn === null) {
    if (mustSignIn) throw signInNeeded(incoming);
    if (access === "submitter") return { caller: { role: "applicant" }, by: APPLICANT };
    return byCode(incoming, path, deps);
  }
  // What was asked before there is a case is nobody's by name: whoever has its code may read it.
  if (await isBeforeACase(path, deps)) return byCode(incoming, path, deps);
  const applicationId = caseIn(path);
  if (applicationId !== undefined) await checkIsTheirs(applicationId, signedIn, deps);
  return { caller: signedIn, by: signedIn.by };
}

/** Lets in who says to hold a file; which files their sign-in or their keys open, the handler sees. @throws Refused 401 or 403 */
export async function admitHolder({ agent }: Door, incoming: Incoming, deps: Deps): Promise<Applying> {
  const { region } = deps;
  // An agent who names an authorisation holds what is of its cases; by a key alone they hold what anybody does by it.
  if (comesAsAgent(incoming) && incoming.headers["x-authorisation"] !== undefined)
    return admitAgent({ agent }, {}, incoming, deps);
  const signedIn = signedInBy(incoming, region);
  if (signedIn !== null) return { caller: signedIn, by: signedIn.by };
  if (region.applicants === "sign-in" && incoming.headers["x-upload-key"] === undefined)
    throw signInNeeded(incoming);
  return { caller: { role: "applicant" }, by: APPLICANT };
}

/** Who has signed in, by claims that were verified; `null` without a token, or with one of somebody who is no applicant. */
function signedInBy({ claims }: Incoming, region: Region): SignedIn | null {
  if (claims?.["role"] !== "applicant" || region.applicants === "code") return null;
  if (!opensRegion(claims, region.code)) throw refused("other-region", { region: region.code });
  const read = signedInOf(claims);
  if ("signedIn" in read) return read.signedIn;
  throw refused("unusable-claim", { claim: read.unusable, given: null, known: [] });
}

/** A token that is not good is one that nobody has signed in with. */
export const signInNeeded = ({ headers }: Incoming): Refused => {
  const wrong = headers["authorization"] === undefined ? "" : ', error="invalid_token"';
  return refused(
    "sign-in-needed",
    {},
    { headers: { "www-authenticate": `Bearer realm="applicants"${wrong}` } },
  );
};

type Path = Readonly<Record<string, string>>;

/** The number that a path names, of a case or of a question before there is one. */
function caseIn({ applicationId, inquiryId, complaintId }: Path): string | undefined {
  const subject = inquiryId ?? complaintId;
  return applicationId ?? (subject === undefined ? undefined : applicationOf(subject));
}

/** Whether it is about no case: asked before there is one, or complained of by nobody. Its number and its code are its own. */
async function isBeforeACase({ inquiryId, complaintId }: Path, { store }: Deps): Promise<boolean> {
  if (inquiryId !== undefined) return (await store.loadInquiry(inquiryId))?.state.facts.before !== undefined;
  if (complaintId === undefined || !isId("confidential", complaintId)) return false;
  return (await store.loadComplaint(complaintId))?.state.facts.how === "anonymous";
}

/** Which issue of its code opens what a path names. */
async function issueOf(path: Path, deps: Deps): Promise<number | undefined> {
  if (await isBeforeACase(path, deps)) return FIRST_ISSUE;
  return (await deps.store.loadApplication(caseIn(path)!))?.state.queryCode.issue;
}

/** The applicant proves who they are by the query code of the application, or whoever has asked by that of the question. */
async function byCode(incoming: Incoming, path: Path, deps: Deps): Promise<Applying> {
  const applicationId = caseIn(path)!;
  const code = queryCodeIn(incoming);
  if (code === undefined)
    throw refused(
      "query-code-needed",
      {},
      { headers: { "www-authenticate": 'QueryCode realm="application"' } },
    );
  const issue = await deps.codes.issueOf(applicationId, code);
  if (issue !== undefined) {
    const holds = await issueOf(path, deps);
    if (issue === holds) return { caller: { role: "applicant" }, by: APPLICANT };
    // Whoever has it had the case's own code once, and is told nothing more than that it is over.
    if (holds !== undefined && issue < holds) throw refused("query-code-replaced", {});
  }
  const wait = await takeWrongCode(applicationId, incoming.from, deps);
  throw wait > 0 ? tooMany(wait) : unknownApplication(applicationId);
}

/** Another's case does not exist for them. */
async function checkIsTheirs(
  applicationId: string,
  { creditCode }: SignedIn,
  { store }: Deps,
): Promise<void> {
  const found = await store.loadApplication(applicationId);
  if (found?.state.facts.applicant.creditCode !== creditCode) throw unknownApplication(applicationId);
}

/** The query code that came along, as it was printed: it is the same code however it was typed. */
export function queryCodeIn({ headers }: Pick<Incoming, "headers">): string | undefined {
  const typed = headers["x-query-code"];
  return typed === undefined ? undefined : asPrinted(asText(typed));
}

/** Full-width letters travel as bytes of UTF-8, which HTTP hands on a character each (RFC 9110 §5.5). */
const asText = (field: string): string =>
  /[\u0100-\uffff]/.test(field) ? field : Buffer.from(field, "latin1").toString("utf8");

/** One answer for "does not exist" and for "the code is wrong": neither tells which numbers are taken. */
export const unknownApplication = (applicationId: string): Refused =>
  refused("unknown-application", { applicationId });

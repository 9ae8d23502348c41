/** Who may see what. What a caller may not know of does not exist for them. */
import type { CaseStore, Recorded } from "../../app/base/ports.ts";
import type { QueryCodes } from "../../app/application/queryCodes.ts";
import { Caller, reviewId as reviewIdShape } from "../../contracts/requests.ts";
import { acceptanceOf, participantsOf, type Application } from "../../domain/application/application.ts";
import { leadOf } from "../../domain/application/intake.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import type { Review, ReviewFacts } from "../../domain/review/review.ts";
import { parse, refused, type Request } from "./endpoint.ts";

/** The caller, from claims whose signature, issuer, audience and expiry the authorizer has checked. */
export function callerOf(request: Request): Caller {
  const caller = Caller.safeParse(request.claims);
  if (caller.success) return caller.data;
  throw refused(
    "role-not-allowed",
    'The token names no role we know: the claim "role" must be department (with "department"), supervisor or operator.',
  );
}

/** The department that calls. @throws Refused `role-not-allowed` for any other role */
export function departmentOf(request: Request): string {
  const caller = callerOf(request);
  if (caller.role === "department") return caller.department;
  throw refused("role-not-allowed", `Only a department may do this; the token's role is ${caller.role}.`);
}

/** The supervisor who calls, as the history names them. @throws Refused `role-not-allowed` for any other role */
export function supervisorOf(request: Request): string {
  const caller = callerOf(request);
  if (caller.role === "supervisor") return "supervisor";
  throw refused("role-not-allowed", `Only a supervisor may do this; the token's role is ${caller.role}.`);
}

/** Only an operator. @throws Refused `role-not-allowed` for any other role */
export function operatorOf(request: Request): void {
  const { role } = callerOf(request);
  if (role !== "operator")
    throw refused("role-not-allowed", `Only an operator may do this; the token's role is ${role}.`);
}

/** What only the lead of an application may do. */
export function leadOnly(
  request: Request,
  region: Region,
): { by: string; check: (application: Application) => void } {
  const department = departmentOf(request);
  return {
    by: `department:${department}`,
    check: (application) => checkIsLead(department, application, region),
  };
}

/** Only the lead sees and runs the whole; a department outside of the application does not know of it. */
export function checkIsLead(department: string, application: Application, region: Region): void {
  const acceptance = acceptanceOf(application);
  const { applicationId, project } = application.facts;
  const lead = acceptance?.lead ?? leadOf(region, project.type);
  if (lead.id === department) return;
  if (!acceptance || !participantsOf(acceptance).includes(department))
    throw unknownApplication(applicationId);
  throw refused("role-not-allowed", `Only the lead, ${lead.id}, may do this; the token is ${department}'s.`);
}

/** The review that the address names, for who may read it: its department, the lead, supervisors and operators. */
export async function readableReview(
  request: Request,
  store: Pick<CaseStore, "loadReview">,
): Promise<Recorded<Review>> {
  const caller = callerOf(request);
  const id = parse(reviewIdShape, request.path["reviewId"], "reviewId");
  const review = await store.loadReview(id);
  if (!review) throw unknownReview(id);
  const { facts } = review.state;
  if (caller.role === "department" && caller.department !== facts.leadDepartment)
    checkIsOwn(caller.department, facts);
  return review;
}

/** Only its own department changes a review; a department outside of the application does not know of it. */
export function checkIsOwn(department: string, facts: ReviewFacts): void {
  if (department === facts.department.id) return;
  if (!facts.participants.includes(department)) throw unknownReview(facts.reviewId);
  throw refused(
    "not-your-review",
    `${facts.reviewId} belongs to ${facts.department.id}, and the token is ${department}'s. Your own reviews are listed by GET /v1/reviews.`,
  );
}

export const unknownReview = (reviewId: string) =>
  refused("unknown-review", `There is no review ${reviewId}. Your reviews are listed by GET /v1/reviews.`);

/** The applicant proves who they are by the query code of the application. */
export async function checkQueryCode(
  request: Request,
  applicationId: string,
  codes: QueryCodes,
): Promise<void> {
  const code = request.headers["x-query-code"];
  if (code === undefined)
    throw refused(
      "query-code-needed",
      "Send the query code that came with the application number, in the header X-Query-Code.",
    );
  if (!(await codes.matches(applicationId, code))) throw unknownApplication(applicationId);
}

/** One answer for "does not exist" and for "the code is wrong": neither tells which numbers are taken. */
export const unknownApplication = (applicationId: string) =>
  refused(
    "unknown-application",
    `There is no application ${applicationId} with this query code. Check both as they were given to you.`,
  );

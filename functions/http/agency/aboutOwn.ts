/** What an applicant gives an authorisation for is their own. */
import type { CaseRecords } from "../../app/base/ports.ts";
import type { About } from "../../domain/agency/terms.ts";
import { unknownApplication } from "../base/applicants.ts";
import { malformed } from "../base/refused.ts";

/** @throws Refused 404 where the application is another's, 400 where it is about another project */
export async function checkIsOwn(
  store: Pick<CaseRecords, "loadApplication">,
  { applicationId, projectCode }: About,
  creditCode: string,
): Promise<void> {
  if (applicationId === null) return;
  const facts = (await store.loadApplication(applicationId))?.state.facts;
  if (facts?.applicant.creditCode !== creditCode) throw unknownApplication(applicationId);
  if (facts.project.code !== projectCode)
    throw malformed([{ path: "about.projectCode", code: "not-part-of-this", facts: {} }]);
}

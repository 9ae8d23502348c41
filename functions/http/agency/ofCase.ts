/** The authorisations that a case is about, for its lead and for supervision. */
import type { AuthorisationRegister, CaseRecords } from "../../app/base/ports.ts";
import type { Caller } from "../../contracts/base/caller.ts";
import type { Application } from "../../domain/application/application.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { checkMaySeeCase } from "../application/lead.ts";
import { unknownApplication } from "../base/applicants.ts";

/** A case that its lead or a supervisor may see. @throws Refused 403 or 404 */
export async function caseSeen(
  store: Pick<CaseRecords, "loadApplication"> & Partial<AuthorisationRegister>,
  applicationId: string,
  caller: Caller,
  region: Region,
): Promise<Application> {
  const application = (await store.loadApplication(applicationId))?.state;
  if (!application) throw unknownApplication(applicationId);
  checkMaySeeCase(caller, application, region);
  return application;
}

/** What only the lead of an application may do and see. */
import { acceptanceOf, participantsOf, type Application } from "../../domain/application/application.ts";
import { leadOf } from "../../domain/application/acceptance.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { answersFor } from "../../domain/catalogue/successors.ts";
import type { Caller } from "../../contracts/base/caller.ts";
import { unknownApplication } from "../base/access.ts";
import { refused } from "../base/refused.ts";

/** Only the lead sees and runs the whole; a department outside of the application does not know of it. */
export function checkIsLead(department: string, application: Application, region: Region): void {
  const acceptance = acceptanceOf(application);
  const { applicationId, project } = application.facts;
  const lead = acceptance?.lead ?? leadOf(region, project.type);
  const is = (id: string): boolean => answersFor(region.departments, department, id);
  if (is(lead.id)) return;
  if (!acceptance || !participantsOf(acceptance).some(is)) throw unknownApplication(applicationId);
  throw refused("role-not-allowed", { role: department, allowed: [lead.id] });
}

/** The lead by the token; whoever is no department, such as supervision, sees every case. */
export function checkMaySeeCase(caller: Caller, application: Application, region: Region): void {
  if (caller.role === "department") checkIsLead(caller.department, application, region);
}

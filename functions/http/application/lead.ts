/** What only the lead of an application may do and see. */
import {
  acceptanceOf,
  jointOf,
  participantsOf,
  type Application,
} from "../../domain/application/application.ts";
import { leadOf } from "../../domain/application/acceptance.ts";
import { presidingOver } from "../../domain/application/presiding.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { answersFor } from "../../domain/catalogue/successors.ts";
import { leadNow, successionOf } from "../../domain/catalogue/takeover.ts";
import type { Caller } from "../../contracts/base/caller.ts";
import { unknownApplication } from "../base/applicants.ts";
import { refused } from "../base/refused.ts";
import type { Audience } from "./statusView.ts";

/** Only the lead sees and runs the whole; a department outside of the application does not know of it. */
export function checkIsLead(department: string, application: Application, region: Region): void {
  const lead = leadToday(application, region);
  if (department === lead) return;
  const acceptance = acceptanceOf(application);
  const is = (id: string): boolean => answersFor(region.departments, department, id);
  if (!acceptance || !participantsOf(acceptance).some(is))
    throw unknownApplication(application.facts.applicationId);
  throw refused("role-not-allowed", { role: department, allowed: [lead] });
}

/** Lead or not, it is asked about the application, or has taken the place of who is. @throws Refused where it does not know of it */
export function checkTakesPart(department: string, application: Application, region: Region): void {
  const acceptance = acceptanceOf(application);
  const known = [leadToday(application, region), ...(acceptance ? participantsOf(acceptance) : [])];
  if (!known.some((id) => answersFor(region.departments, department, id)))
    throw unknownApplication(application.facts.applicationId);
}

/** Who leads it today: the lead of its type; once accepted, whoever led it then, or has taken that one's place. */
export function leadToday(application: Application, region: Region): string {
  const { type } = application.facts.project;
  const lead = acceptanceOf(application)?.lead.id ?? leadOf(region, type).id;
  return leadNow(region, { lead, type })?.id ?? lead;
}

/** Whether a department presides over the joint review in the place of a lead that itself objected. */
export function presidesForLead(department: string, application: Application, region: Region): boolean {
  const acceptance = acceptanceOf(application);
  const joint = jointOf(application);
  const presides =
    joint && acceptance && presidingOver(joint, acceptance, { succession: successionOf(region) });
  return (
    !!presides && presides !== acceptance.lead.id && answersFor(region.departments, department, presides)
  );
}

/** Who presides over the joint review concludes it: the lead, or whom the supervisor has named in its place. */
export function checkPresides(department: string, application: Application, region: Region): void {
  if (presidesForLead(department, application, region)) return;
  checkIsLead(department, application, region);
  const acceptance = acceptanceOf(application);
  const joint = jointOf(application);
  const presides =
    joint && acceptance && presidingOver(joint, acceptance, { succession: successionOf(region) });
  // While nobody is named, the rules say that somebody has to be.
  if (presides !== null && acceptance !== null && presides !== acceptance.lead.id)
    throw refused("role-not-allowed", { role: department, allowed: [presides] });
}

/** The lead by the token, or who presides in its place; whoever is no department, such as supervision, sees every case. */
export function checkMaySeeCase(caller: Caller, application: Application, region: Region): void {
  if (caller.role !== "department" || presidesForLead(caller.department, application, region)) return;
  checkIsLead(caller.department, application, region);
}

/** As whom somebody is answered who may see the whole of a case. */
export function audienceOf(
  caller: { role: "applicant" | "supervisor" } | { role: "department"; department: string },
  application: Application,
  region: Region,
): Audience {
  if (caller.role !== "department") return caller.role;
  return presidesForLead(caller.department, application, region) ? "presider" : "lead";
}

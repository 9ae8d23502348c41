/** A case whose site visits somebody may see: its applicant, its departments, supervision. */
import type { Case, CaseRecords } from "../../app/base/ports.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { unknownApplication } from "../base/applicants.ts";
import { checkTakesPart } from "./lead.ts";
import type { Visitor } from "./commandCase.ts";

/** @throws Refused 404 where it is not theirs to know of */
export async function visitsFor(
  { store, region }: { store: Pick<CaseRecords, "loadCase">; region: Region },
  applicationId: string,
  caller: Visitor,
): Promise<Case> {
  const found = await store.loadCase(applicationId);
  if (!found) throw unknownApplication(applicationId);
  if (caller.role === "department") checkTakesPart(caller.department, found.application.state, region);
  return found;
}

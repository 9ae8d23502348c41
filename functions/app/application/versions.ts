/** The versions of a case's material, read from its history where there are any. */
import type { CaseRecords } from "../base/ports.ts";
import type { Application } from "../../domain/application/application.ts";
import { earlierVersions, type Version } from "../../domain/application/versions.ts";

export async function versionsBehind(
  store: Pick<CaseRecords, "histories">,
  { displaced, facts: { applicationId } }: Application,
): Promise<Version[]> {
  if (displaced === 0) return [];
  const own = (await store.histories(applicationId)).find(({ subject }) => subject === applicationId);
  return earlierVersions(own?.events ?? []);
}

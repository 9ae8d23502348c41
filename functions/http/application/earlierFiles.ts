/** Files that a submission refers to and that an earlier application has: looked up for who may open that one. */
import type { QueryCodes } from "../../app/application/queryCodes.ts";
import { versionsBehind } from "../../app/application/versions.ts";
import type { CaseRecords } from "../../app/base/ports.ts";
import { expiredSince, isMaterialOf } from "../../domain/application/earlierFile.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { asPrinted } from "../../domain/base/ids.ts";
import type { Instant } from "../../domain/base/time.ts";
import type { Upload } from "../../domain/files/upload.ts";

type Deps = {
  codes: QueryCodes;
  region: Region;
  store: Pick<CaseRecords, "histories" | "loadApplication">;
};

/** Who submits what, and what opens the earlier application: its query code, or that its applicant has signed in. */
export type Submitting = {
  creditCode: string;
  projectCode: string;
  signedIn: string | null;
  queryCode: string | undefined;
};

/** @returns `undefined` where no application of theirs has it; otherwise since when it is valid no more, or `null` */
export async function earlierFile(
  { codes, region, store }: Deps,
  upload: Upload,
  code: string,
  { signedIn, queryCode, ...submitting }: Submitting,
  now: Instant,
): Promise<{ expired: Instant | null } | undefined> {
  const { fileId, keptAt } = upload;
  if (upload.status !== "kept" || keptAt === null) return undefined;
  for (const id of upload.applications) {
    const application = (await store.loadApplication(id))?.state;
    if (!application || !(await opens(id, application.queryCode.issue))) continue;
    const materials = [...application.materials, ...(await versionsBehind(store, application))];
    if (isMaterialOf(application, materials, { ...submitting, fileId, code }, region))
      return { expired: expiredSince(region, code, keptAt, now) };
  }
  return undefined;

  async function opens(id: string, issue: number): Promise<boolean> {
    if (signedIn === submitting.creditCode) return true;
    if (queryCode === undefined || region.applicants === "sign-in") return false;
    return (await codes.issueOf(id, asPrinted(queryCode))) === issue;
  }
}

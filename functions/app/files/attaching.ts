/** Files that go with what somebody says about a case: their own, announced for that case, as they are on record. */
import type { AuthorisationRegister, CaseRecords } from "../base/ports.ts";
import type { Attachment } from "../../domain/base/attachment.ts";
import type { Instant } from "../../domain/base/time.ts";
import { isReferable, type Upload } from "../../domain/files/upload.ts";
import type { UploadRegister } from "./files.ts";

type Deps = { uploads: Pick<UploadRegister, "upload">; store: Pick<CaseRecords, "histories"> };

/** For which case, and whose files count. */
export type Attaching = { applicationId: string; isOwn: (upload: Upload) => boolean };

/** @returns each in its place; `undefined` of one that is not there, not kept, not theirs, or as good as collected */
export const attachmentsOf = (
  { uploads, store }: Deps,
  fileIds: readonly string[],
  { applicationId, isOwn }: Attaching,
  now: Instant,
): Promise<(Attachment | undefined)[]> =>
  Promise.all(
    fileIds.map(async (fileId) => {
      const upload = await uploads.upload(fileId);
      if (upload?.status !== "kept" || !upload.applications.includes(applicationId) || !isOwn(upload))
        return undefined;
      if (!isReferable(upload, now) && !(await isNamedIn(store, applicationId, fileId))) return undefined;
      const { name, sha256, bytes, kind } = upload.announced;
      return { name, sha256, fileId, bytes, kind };
    }),
  );

/** Whether any event of a case names a file, whatever became of it since. */
export async function isNamedIn(
  store: Pick<CaseRecords, "histories">,
  applicationId: string,
  fileId: string,
): Promise<boolean> {
  return isNamedBy(await store.histories(applicationId), fileId);
}

/** Where it is said what names a file: histories of cases, and the register of authorisations. */
export type Naming = Pick<CaseRecords, "histories" | "loadApplication"> &
  Pick<AuthorisationRegister, "authorisationsOf">;

/** Whether an authorisation (委托书) of a case's applicant was put on record at the window on a file: no case names that. */
export async function isPaperIn(store: Naming, applicationId: string, fileId: string): Promise<boolean> {
  const found = await store.loadApplication(applicationId);
  if (!found) return false;
  const { creditCode } = found.state.facts.applicant;
  return (await store.authorisationsOf(creditCode)).some((one) => isNamedBy([{ events: [one] }], fileId));
}

/** Whether any event of these names a file. */
export const isNamedBy = (histories: readonly { events: readonly unknown[] }[], fileId: string): boolean =>
  histories.some(({ events }) => JSON.stringify(events).includes(`"${fileId}"`));

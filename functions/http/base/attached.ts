/** The files that go with what somebody says: looked up for whom they must have come from. */
import { attachmentsOf, type Attaching } from "../../app/files/attaching.ts";
import type { CaseRecords } from "../../app/base/ports.ts";
import type { UploadRegister } from "../../app/files/files.ts";
import type { Attachment } from "../../domain/base/attachment.ts";
import { isOfApplicant, isOfficial } from "../../domain/base/actor.ts";
import type { Instant } from "../../domain/base/time.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { answersFor } from "../../domain/catalogue/successors.ts";
import type { Upload } from "../../domain/files/upload.ts";
import { malformed } from "./refused.ts";

type Deps = { uploads: Pick<UploadRegister, "upload">; store: Pick<CaseRecords, "histories"> };

/**
 * @param pathOf where each of them stands in the body
 * @throws Refused `malformed` where a file is none that they have announced for this case
 */
export async function attachedFiles(
  deps: Deps,
  fileIds: readonly string[] | undefined,
  whose: Attaching,
  now: Instant,
  pathOf = (i: number): string => `attachments[${i}]`,
): Promise<Attachment[]> {
  if (fileIds === undefined) return [];
  const found = await attachmentsOf(deps, fileIds, whose, now);
  const faults = found.flatMap((one, i) =>
    one ? [] : [{ path: pathOf(i), code: "file-not-there" as const, facts: { given: fileIds[i]! } }],
  );
  if (faults.length > 0) throw malformed(faults);
  return found.filter((one) => one !== undefined);
}

/** Whether a department has announced a file, or one that it answers for now. */
export const announcedByDepartment =
  ({ department }: { department: string }, { departments }: Region) =>
  ({ by }: Upload): boolean =>
    isOfficial(by) &&
    by.role === "department" &&
    by.organ !== undefined &&
    answersFor(departments, department, by.organ);

/** Whether supervision has: it is one, whoever of it announced it. */
export const announcedBySupervision = ({ by }: Upload): boolean => by.role === "supervisor";

/** Whether an applicant has: whose case it was announced for, is looked up with it. */
export const announcedByApplicant = ({ by }: Upload): boolean => isOfApplicant(by);

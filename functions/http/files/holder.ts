/** Who holds a file, and who may see it. */
import type { QueryCodes } from "../../app/application/queryCodes.ts";
import type { CaseRecords } from "../../app/base/ports.ts";
import type { UploadRegister } from "../../app/files/files.ts";
import type { About } from "../../domain/agency/terms.ts";
import type { ApplicationFacts } from "../../domain/application/application.ts";
import { asPrinted } from "../../domain/base/ids.ts";
import type { Actor } from "../../domain/base/actor.ts";
import { isOfApplicant, isOfficial } from "../../domain/base/actor.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { answersFor } from "../../domain/catalogue/successors.ts";
import type { Upload } from "../../domain/files/upload.ts";
import { refused, type Refused } from "../base/refused.ts";
import { keyNumber } from "../base/uploadKeys.ts";

/** Who calls; an applicant has a credit code where they have signed in. */
export type Holding = {
  role: string;
  creditCode?: string;
  /** Where somebody acts for them: about what. */
  agent?: { about: About } | undefined;
};

export type Keys = { "x-query-code"?: string | undefined; "x-upload-key"?: string | undefined };

/** One answer for what is not there, is gone, and is not the caller's to know of. */
export const unknownFile = (fileId: string): Refused => refused("unknown-file", { fileId });

/** An upload that is there. @throws Refused `unknown-file` */
export async function uploadAt(uploads: UploadRegister, fileId: string): Promise<Upload> {
  const upload = await uploads.upload(fileId);
  if (upload === undefined || upload.status === "gone") throw unknownFile(fileId);
  return upload;
}

/** @throws Refused `file-key-needed` where an applicant sends no key, before anything is said of what is there */
export function checkSentKey({ "x-query-code": code, "x-upload-key": key }: Keys, caller: Holding): void {
  if (caller.role === "applicant" && !("creditCode" in caller) && code === undefined && key === undefined)
    throw refused(
      "file-key-needed",
      {},
      { headers: { "www-authenticate": 'QueryCode realm="application"' } },
    );
}

type Deps = { codes: QueryCodes; region: Region; store: Pick<CaseRecords, "loadApplication"> };

/**
 * Whether an applicant's keys open a file, or that they have signed in for the applicant of a case that refers to it.
 * @throws Refused `file-key-needed` where the upload key is none of ours
 */
export async function opens(upload: Upload, keys: Keys, caller: Holding, deps: Deps): Promise<boolean> {
  const { "x-upload-key": key } = keys;
  // What a department has announced for a case is for whom its case says; a copy of a link is of what the applicant handed in.
  if (!isOfApplicant(upload.by) && upload.by.role !== "platform") return false;
  if (key !== undefined && upload.key === (await keyNumber(key, deps.codes))) return true;
  return (await casesOf(upload, keys, caller, deps)).length > 0;
}

/** The cases of an applicant for which a file was announced, or that refer to it. */
export async function casesOf(
  upload: Upload,
  { "x-query-code": code }: Keys,
  caller: Holding,
  { codes, region, store }: Deps,
): Promise<string[]> {
  const isTheirs = async (id: string): Promise<boolean> => {
    const takesCode = code !== undefined && region.applicants !== "sign-in";
    const issue = takesCode ? await codes.issueOf(id, asPrinted(code)) : undefined;
    if (issue === undefined && !("creditCode" in caller)) return false;
    const application = (await store.loadApplication(id))?.state;
    if (application === undefined) return false;
    return (
      (isOf(application.facts, caller) && application.facts.applicant.creditCode === caller.creditCode) ||
      issue === application.queryCode.issue
    );
  };
  const theirs = await Promise.all(upload.applications.map(isTheirs));
  return upload.applications.filter((_, i) => theirs[i]);
}

/** Whether a case is one that an agent is authorised about; to the applicant themselves each of theirs is. */
const isOf = ({ applicationId, project }: ApplicationFacts, { agent, creditCode }: Holding): boolean =>
  creditCode !== undefined &&
  (agent === undefined ||
    (agent.about.projectCode === project.code &&
      (agent.about.applicationId === null || agent.about.applicationId === applicationId)));

/** Whether it was announced by the department for which somebody acts, or by supervision where they are of it. */
export function isOwn({ by }: Upload, who: Actor, region: Region): boolean {
  if (!isOfficial(by) || !isOfficial(who) || by.role !== who.role) return false;
  if (by.role === "supervisor") return true;
  return (
    by.role === "department" &&
    who.organ !== undefined &&
    by.organ !== undefined &&
    answersFor(region.departments, who.organ, by.organ)
  );
}

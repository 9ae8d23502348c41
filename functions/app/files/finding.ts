/**
 * A kept file that is not as it was handed in: refused where it is read, told to the operator at once, noted with the file, and
 * said by the cases that refer to it. So is, later, that it is whole again: somebody has put its content back.
 */
import type { CaseStore, Log } from "../base/ports.ts";
import { changeCase } from "../base/commit.ts";
import { PLATFORM } from "../../domain/base/actor.ts";
import { isId } from "../../domain/base/ids.ts";
import type { Instant } from "../../domain/base/time.ts";
import { noteFile } from "../../domain/application/fileFound.ts";
import type { Found } from "../../domain/base/finding.ts";
import { findingTold, foundAs, type Upload } from "../../domain/files/upload.ts";
import { isNamedBy } from "./attaching.ts";
import type { UploadRegister } from "./files.ts";

type Noting = { uploads: Pick<UploadRegister, "replaceUpload">; log: Log };

/** Tells the operator and notes what was found. Whoever reads is answered even where it could not be noted: the next look finds it. */
export async function noteFinding(
  { uploads, log }: Noting,
  upload: Upload,
  found: Found,
  now: Instant,
): Promise<void> {
  const { fileId } = upload;
  if (found !== "whole") log.error("record-altered", { fileId, found }, new Error(`${fileId} is ${found}`));
  const noted = foundAs(upload, found, now);
  if (noted === null) return;
  try {
    await uploads.replaceUpload(noted);
  } catch (error) {
    log.error("finding-not-noted", { fileId, found }, error);
  }
}

/** Findings that are told in one round. */
const ROUND = 200;

type Telling = { uploads: UploadRegister; store: CaseStore; log: Log };

/** Has the cases say what was found of their files, each once; one that cannot be told holds up no other. @returns how many files */
export async function tellFindings({ uploads, store, log }: Telling, now: Instant): Promise<number> {
  let told = 0;
  for (const upload of await uploads.untoldUploads(ROUND)) {
    try {
      for (const id of upload.applications) await tell(upload, id);
      if ((await uploads.replaceUpload(findingTold(upload))) === "saved") told++;
    } catch (error) {
      log.error("finding-not-told", { fileId: upload.fileId }, error);
    }
  }
  return told;

  async function tell({ fileId, finding }: Upload, applicationId: string): Promise<void> {
    const histories = await store.histories(applicationId);
    // What goes with a complaint is for supervision alone: its case does not say so much as that there is such a file.
    const open = histories.filter(({ subject }) => !isId("complaint", subject));
    if (!isNamedBy(open, fileId) || !finding) return;
    const act = { at: now, by: PLATFORM };
    await changeCase(store, applicationId, act, ({ application }) =>
      noteFile(application.state, { fileId, found: finding.found, at: finding.at }),
    );
  }
}

/** Cases refer to files: each is looked up for who hands it in, and says from then on which cases refer to it. */
import type { UploadRegister } from "./files.ts";
import { isOfApplicant } from "../../domain/base/actor.ts";
import { isReferable, referred, type Upload } from "../../domain/files/upload.ts";
import type { Instant } from "../../domain/base/time.ts";

type Register = Pick<UploadRegister, "upload" | "replaceUpload">;

/** For whom a file is looked up. */
export type Referrer = {
  /** The number of the upload key that came along; `null` where none did. */
  key: string | null;
  /** The case that is to refer to it, as its own files are announced for it; `null` before there is one. */
  applicationId: string | null;
  /** Whether the case has it on record, whatever became of it since. */
  isOnRecord: (fileId: string) => boolean;
};

/** The file that somebody may refer to; `undefined` of one that is not there, not kept, not theirs, or as good as collected. */
export async function fileFor(
  uploads: Pick<Register, "upload">,
  fileId: string,
  { key, applicationId, isOnRecord }: Referrer,
  now: Instant,
): Promise<Upload | undefined> {
  const upload = await uploads.upload(fileId);
  if (upload?.status !== "kept") return undefined;
  if (isOnRecord(fileId)) return upload;
  const isTheirs =
    (key !== null && upload.key === key) ||
    (applicationId !== null && isOfApplicant(upload.by) && upload.applications.includes(applicationId));
  return isTheirs && isReferable(upload, now) ? upload : undefined;
}

/** Others may refer to it at the same instant; so many in a row mean that something is wrong. */
const TRIES = 20;

/**
 * Has files say that a case refers to them, before it does: who collects finds that it may.
 * @returns whether all are still there
 */
export async function refer(
  uploads: Register,
  found: readonly Upload[],
  applicationId: string,
): Promise<boolean> {
  const said = await Promise.all(found.map((upload) => say(uploads, upload, applicationId)));
  return said.every(Boolean);
}

async function say(uploads: Register, upload: Upload, applicationId: string): Promise<boolean> {
  let standing: Upload | undefined = upload;
  for (let tries = 0; tries < TRIES; tries++) {
    if (standing?.status !== "kept") return false;
    const next = referred(standing, applicationId);
    if (next === standing || (await uploads.replaceUpload(next)) === "saved") return true;
    standing = await uploads.upload(upload.fileId);
  }
  throw new Error(`${upload.fileId}: ${TRIES} lost races`);
}

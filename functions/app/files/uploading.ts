/** What becomes of a file from its announcement to the end of nobody's referring to it: each step may be repeated. */
import { isNamedIn, isPaperIn, type Naming } from "./attaching.ts";
import { inspect } from "./inspect.ts";
import type { FileStore, UploadRegister } from "./files.ts";
import { plusSeconds, type Instant } from "../../domain/base/time.ts";
import {
  checking,
  gone,
  kept,
  COLLECTED_SECONDS,
  mismatch,
  otherKind,
  partsMissing,
  type Received,
  type Upload,
  type UploadRefusal,
} from "../../domain/files/upload.ts";

export type FileDeps = { files: FileStore; uploads: UploadRegister };

export type Completed = { upload: Upload; refusal: null } | { upload: null; refusal: UploadRefusal };

/**
 * Keeps what has come where it is what was announced, by size, checksum and content; kept before, it stays kept. What came
 * in parts is looked at whole, and what is scanned is scanned, by a function of its own (`checking.ts`).
 */
export async function complete(
  { files, uploads }: FileDeps,
  upload: Upload,
  now: Instant,
): Promise<Completed> {
  if (isComplete(upload)) return { upload, refusal: null };
  if (upload.refusal) return { upload: null, refusal: upload.refusal };
  const found = await (upload.parts ? joined(files, upload) : whole(files, upload, now));
  const isFit = !("code" in found);
  if (isFit && (await uploads.replaceUpload(found)) === "saved") {
    if (found.status === "kept") await files.forgetWay(found);
    return { upload: found, refusal: null };
  }
  // Sent twice at once: the other one has completed it, and taken away what had come.
  const other = await uploads.upload(upload.fileId);
  if (other && isComplete(other)) return { upload: other, refusal: null };
  if (!isFit) return { upload: null, refusal: found };
  return {
    upload: null,
    refusal: other?.refusal ?? { code: "upload-missing", fileId: upload.fileId, until: upload.until },
  };
}

const isComplete = ({ status }: Upload): boolean => status === "kept" || status === "checking";

/** What came in one, as it is kept, or why it is not. */
async function whole(files: FileStore, upload: Upload, now: Instant): Promise<Upload | UploadRefusal> {
  const received = await files.received(upload);
  const refusal = mismatch(upload, received) ?? (await unlike(files, upload, received!));
  if (refusal) return refusal;
  await files.keep(upload);
  return files.isScanned ? checking(upload) : kept(upload, received!, now);
}

/** Whether a content of the right length is of another kind than was announced. */
export const unlike = async (
  files: Pick<FileStore, "piece">,
  upload: Upload,
  received: Received,
): Promise<UploadRefusal | null> =>
  otherKind(
    upload,
    await inspect((from, to) => files.piece(upload, received, from, to), upload.announced.bytes),
  );

/** What came in parts, all of which are there, as it is looked at next. */
async function joined(files: FileStore, upload: Upload): Promise<Upload | UploadRefusal> {
  const missing = partsMissing(upload, await files.partsThere(upload));
  // Joined before, by somebody who did not get as far as to say so, no part is left.
  if (missing && !(await files.received(upload))) return missing;
  if (!missing) await files.joinParts(upload);
  return checking(upload);
}

/** Uploads that are looked at in one round. */
const ROUND = 200;

/**
 * Takes away what nothing refers to a day after it was announced, the record first: nobody can refer to it from then on.
 * What an application has on record is settled instead. @returns how many are gone
 */
export async function collect(
  { files, uploads, store }: FileDeps & { store: Naming },
  now: Instant,
): Promise<number> {
  let collected = 0;
  for (const upload of await uploads.looseUploads(plusSeconds(now, -COLLECTED_SECONDS), ROUND)) {
    if (await isReferredTo(upload)) {
      await uploads.settleUpload(upload, upload.announcedAt);
      continue;
    }
    const over = upload.status === "gone" ? upload : gone(upload);
    if (over !== upload && (await uploads.replaceUpload(over)) === "conflict") continue;
    await files.remove(upload);
    await uploads.forgetUpload(over);
    collected++;
  }
  return collected;

  /** Whether any event of a case names it, those that were replaced since among them, or it is the paper of an authorisation. */
  async function isReferredTo({ fileId, applications, status }: Upload): Promise<boolean> {
    if (status !== "kept") return false;
    for (const applicationId of applications)
      if ((await isNamedIn(store, applicationId, fileId)) || (await isPaperIn(store, applicationId, fileId)))
        return true;
    return false;
  }
}

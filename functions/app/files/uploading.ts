/** What becomes of a file from its announcement to the end of nobody's referring to it: each step may be repeated. */
import { isNamedIn } from "./attaching.ts";
import { inspect } from "./inspect.ts";
import type { FileStore, UploadRegister } from "./files.ts";
import type { CaseRecords } from "../base/ports.ts";
import { plusSeconds, type Instant } from "../../domain/base/time.ts";
import {
  gone,
  kept,
  COLLECTED_SECONDS,
  mismatch,
  otherKind,
  type Upload,
  type UploadRefusal,
} from "../../domain/files/upload.ts";

export type FileDeps = { files: FileStore; uploads: UploadRegister };

export type Completed = { upload: Upload; refusal: null } | { upload: null; refusal: UploadRefusal };

/** Keeps what has come where it is what was announced, by size, checksum and content; kept before, it stays kept. */
export async function complete(
  { files, uploads }: FileDeps,
  upload: Upload,
  now: Instant,
): Promise<Completed> {
  if (upload.status === "kept") return { upload, refusal: null };
  const received = await files.received(upload);
  const refusal =
    mismatch(upload, received) ??
    otherKind(
      upload,
      await inspect((from, to) => files.piece(upload, received!, from, to), upload.announced.bytes),
    );
  if (refusal) return { upload: null, refusal };
  await files.keep(upload);
  const written = kept(upload, received!, now);
  if ((await uploads.replaceUpload(written)) === "saved") return { upload: written, refusal: null };
  // Sent twice at once: the other one has kept it, and it is the same content.
  const other = await uploads.upload(upload.fileId);
  if (other?.status === "kept") return { upload: other, refusal: null };
  return { upload: null, refusal: { code: "upload-missing", fileId: upload.fileId, until: upload.until } };
}

/** Uploads that are looked at in one round. */
const ROUND = 200;

/**
 * Takes away what nothing refers to a day after it was announced, the record first: nobody can refer to it from then on.
 * What an application has on record is settled instead. @returns how many are gone
 */
export async function collect(
  { files, uploads, store }: FileDeps & { store: Pick<CaseRecords, "histories"> },
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

  /** Whether any event of a case names it, those that were replaced since among them: their versions are kept. */
  async function isReferredTo({ fileId, applications, status }: Upload): Promise<boolean> {
    if (status !== "kept") return false;
    for (const applicationId of applications) if (await isNamedIn(store, applicationId, fileId)) return true;
    return false;
  }
}

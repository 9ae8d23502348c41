/**
 * Looks at files that came in parts, once they are whole: each part was hashed as it came, and the whole is hashed and its
 * kind read here, by a function that has the time for it. Each step may be repeated, and an end by force costs a repetition.
 */
import type { Log } from "../base/ports.ts";
import { unlike, type FileDeps } from "./uploading.ts";
import type { Instant } from "../../domain/base/time.ts";
import { kept, mismatch, refusedFor, type Upload } from "../../domain/files/upload.ts";

/** Files that are looked at in one round. */
const ROUND = 200;

export type Checking = FileDeps & {
  log: Log;
  now: () => Instant;
  /** Whether no further file is to be begun in this round. */
  isOver: () => boolean;
};

/**
 * One round over what awaits it; one that cannot be looked at holds up no other. @returns how many were
 * @throws AggregateError with what hindered it
 */
export async function checkFiles(checking: Checking): Promise<number> {
  const { uploads, log, isOver } = checking;
  const hindered: unknown[] = [];
  let looked = 0;
  for (const upload of await uploads.checkingUploads(ROUND)) {
    if (isOver()) break;
    try {
      await check(checking, upload);
      looked++;
    } catch (error) {
      log.error("file-not-checked", { fileId: upload.fileId }, error);
      hindered.push(error);
    }
  }
  if (hindered.length > 0)
    throw new AggregateError(hindered, `${hindered.length} files could not be checked`);
  return looked;
}

/** Keeps a whole that is what was announced; refuses another, for good: it is collected with what nothing refers to. */
async function check({ files, uploads, now }: Checking, upload: Upload): Promise<void> {
  const received = await files.hashWhole(upload);
  const refusal = mismatch(upload, received) ?? (await unlike(files, upload, received!));
  if (!refusal) await files.keep(upload);
  const after = refusal ? refusedFor(upload, refusal) : kept(upload, received!, now());
  // Looked at by two at once, it is what the faster one has said: the same.
  if ((await uploads.replaceUpload(after)) === "conflict") return;
  await files.forgetWay(upload);
}

/**
 * Looks at files in quarantine: those that came in parts, once they are whole (each part was hashed as it came, the whole is hashed
 * and its kind read here), and, where files are scanned, every one: by a function that has the time for it. Each step may be repeated, and an end by force costs a repetition.
 */
import type { Log } from "../base/ports.ts";
import { unlike, type FileDeps } from "./uploading.ts";
import type { Instant } from "../../domain/base/time.ts";
import {
  kept,
  mismatch,
  refusedFor,
  type Received,
  type Upload,
  type UploadRefusal,
} from "../../domain/files/upload.ts";
import type { FileStore, Scan } from "./files.ts";

/** Files that are looked at in one round. */
const ROUND = 200;

export type Checking = FileDeps & {
  log: Log;
  now: () => Instant;
  /** `null` where nothing is scanned. */
  scan: Scan | null;
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

/** Keeps what is what was announced and clean; refuses another, for good: it is collected with what nothing refers to. */
async function check({ files, uploads, scan, now }: Checking, upload: Upload): Promise<void> {
  const received = await (upload.parts ? files.hashWhole(upload) : files.received(upload));
  const refusal =
    mismatch(upload, received) ??
    (await unlike(files, upload, received!)) ??
    (await infection(files, scan, upload, received!));
  if (!refusal) await files.keep(upload);
  const after = refusal ? refusedFor(upload, refusal) : kept(upload, received!, now());
  // Looked at by two at once, it is what the faster one has said: the same.
  if ((await uploads.replaceUpload(after)) === "conflict") return;
  // Nobody keeps what is infected longer than it takes to say so; whatever else was refused goes with what is collected.
  if (refusal?.code === "upload-infected") await files.remove(upload);
  else await files.forgetWay(upload);
}

/** What the scanner has found; `null` of what is clean, or where nothing is scanned. @throws where the scanner cannot say */
async function infection(
  files: Pick<FileStore, "piece">,
  scan: Scan | null,
  upload: Upload,
  received: Received,
): Promise<UploadRefusal | null> {
  const scanned = await scan?.(piecesOf(files, upload, received));
  return scanned?.is === "infected"
    ? { code: "upload-infected", fileId: upload.fileId, threat: scanned.threat }
    : null;
}

const PIECE_BYTES = 4 * 1024 * 1024;

async function* piecesOf(files: Pick<FileStore, "piece">, upload: Upload, received: Received) {
  for (let at = 0; at < received.bytes; at += PIECE_BYTES)
    yield await files.piece(upload, received, at, Math.min(received.bytes, at + PIECE_BYTES));
}

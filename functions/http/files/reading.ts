/** What a file is and where it is read, for who may see it; what is not as it was handed in is shown to nobody. */
import { isErased } from "../../app/files/keeping.ts";
import { noteFinding } from "../../app/files/finding.ts";
import type { PathOf, HeadersOf } from "../../contracts/base/contract.ts";
import type { getFile } from "../../contracts/files/routes.ts";
import { foundOnSite, isDecidedWith } from "../../domain/application/attached.ts";
import { plusSeconds, withOffset } from "../../domain/base/time.ts";
import { KINDS } from "../../domain/files/kind.ts";
import { READ_SECONDS, type Upload } from "../../domain/files/upload.ts";
import { isGivenWith } from "../../domain/review/attached.ts";
import { isAnsweredWith } from "../../domain/supervision/complaint.ts";
import type { DepsOf, Request } from "../base/handle.ts";
import { refused } from "../base/refused.ts";
import { casesOf, checkSentKey, opens, unknownFile, uploadAt, type Holding } from "./holder.ts";
import { maySee } from "./sight.ts";

type Contract = typeof getFile;
export type Reading = Pick<Request<Contract>, "caller" | "by" | "now" | "origin"> & {
  path: PathOf<Contract>;
  headers: HeadersOf<Contract>;
};

/**
 * Whether the opinion that closed a review of an applicant's, what was decided over it, or the answer to a complaint names a
 * file of a department's or of supervision's: it goes with what they read.
 */
async function isShownTo(
  upload: Upload,
  headers: Reading["headers"],
  caller: Holding,
  deps: DepsOf<Contract>,
): Promise<boolean> {
  for (const id of await casesOf(upload, headers, caller, deps)) {
    const found = await deps.store.loadCase(id);
    if (!found) continue;
    if (isDecidedWith(found.application.state, upload.fileId)) return true;
    if (foundOnSite(found.application.state, upload.fileId).length > 0) return true;
    if (found.reviews.some(({ state }) => isGivenWith(state, upload.fileId))) return true;
    if (found.complaints.some(({ state }) => isAnsweredWith(state, upload.fileId))) return true;
  }
  return false;
}

export async function fileAnswer(deps: DepsOf<Contract>, reading: Reading) {
  const { files, uploads, log, rules } = deps;
  const { path, headers, caller, by, now, origin } = reading;
  const { fileId } = path;
  checkSentKey(headers, caller);
  const upload = await uploadAt(uploads, fileId);
  const isTheirs =
    caller.role === "applicant"
      ? (await opens(upload, headers, caller, deps)) || (await isShownTo(upload, headers, caller, deps))
      : await maySee(deps, upload, caller, by);
  if (!isTheirs || (await isErased(deps.store, upload))) throw unknownFile(fileId);
  if (upload.status === "checking") throw refused("file-checking", { fileId });
  if (upload.status !== "kept") throw refused("file-not-kept", { fileId });
  const found = await files.check(upload);
  await noteFinding({ uploads, log }, upload, found, now);
  if (found !== "whole") throw refused("file-altered", { fileId });
  const until = plusSeconds(now, READ_SECONDS);
  return {
    fileId,
    ...upload.announced,
    url: await files.readAddress(upload, until, origin),
    until: withOffset(until, rules.zone),
    isShown: KINDS[upload.announced.kind].isShown,
  };
}

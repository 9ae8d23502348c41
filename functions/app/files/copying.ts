/**
 * Makes copies of files that were handed in as links: what the record names is fetched from where it lies, compared with what was
 * handed in, and kept like any other file. What cannot be had is tried again for hours; then the record says why, and whoever
 * handed it in is told. Each step may be repeated.
 */
import { createHash } from "node:crypto";
import { changeCase } from "../base/commit.ts";
import { digestOf } from "../base/digest.ts";
import type { CaseStore, Log } from "../base/ports.ts";
import { recordCopy, recordNoCopy, wantsCopy } from "../../domain/application/copied.ts";
import type { ApplicationDecision } from "../../domain/application/applicationEvent.ts";
import type { Application } from "../../domain/application/application.ts";
import { isKept, type Material } from "../../domain/application/material.ts";
import { PLATFORM } from "../../domain/base/actor.ts";
import { copyIdOf } from "../../domain/base/ids.ts";
import type { Instant } from "../../domain/base/time.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { hostOf, type Uncopied } from "../../domain/base/link.ts";
import { again, type Copying } from "../../domain/files/copy.ts";
import { KINDS, kindOfName, type FileKind } from "../../domain/files/kind.ts";
import { announce, kept } from "../../domain/files/upload.ts";
import type { CopyQueue, FileStore, Scan, UploadRegister } from "./files.ts";
import { inspect } from "./inspect.ts";

/** What lies at an address, from these hosts and no others; or why it cannot be had. */
export type FetchFile = (
  uri: string,
  hosts: readonly string[],
) => Promise<{ bytes: Uint8Array } | { why: Uncopied }>;

export type CopyingDeps = {
  store: CaseStore;
  region: Region;
  files: FileStore;
  uploads: UploadRegister;
  copying: CopyQueue;
  newFileId: () => string;
  fetchFile: FetchFile;
  /** `null` where nothing is scanned. */
  scan: Scan | null;
  log: Log;
  now: () => Instant;
  /** Whether no further file is to be begun in this round. */
  isOver: () => boolean;
};

/** Asks for copies of what was handed in as links, where the region has them made. Again: nothing more. */
export async function askCopies(
  { copying, region }: Pick<CopyingDeps, "copying" | "region">,
  applicationId: string,
  materials: readonly Material[],
  now: Instant,
): Promise<void> {
  for (const { code, files } of materials)
    for (const file of files) {
      if (isKept(file) || !region.links.copiedFrom.includes(hostOf(file.uri))) continue;
      const { name, sha256, uri } = file;
      const copyId = copyIdOf(applicationId, digestOf({ code, sha256, uri }));
      await copying.askCopy({ copyId, applicationId, code, name, sha256, uri, tries: 0, dueAt: now });
    }
}

/** Copies that are tried in one round. */
const ROUND = 100;

/** One round over what is due; one that fails holds up no other. @returns how many were tried */
export async function copyLinks(deps: CopyingDeps): Promise<number> {
  const { copying, log, now, isOver } = deps;
  const hindered: unknown[] = [];
  let tried = 0;
  for (const due of await copying.dueCopies(now(), ROUND)) {
    if (isOver()) break;
    try {
      await copyOne(deps, due);
      tried++;
    } catch (error) {
      log.error("link-not-copied", { copyId: due.copyId, applicationId: due.applicationId }, error);
      hindered.push(error);
    }
  }
  if (hindered.length > 0) throw new AggregateError(hindered, `${hindered.length} links could not be copied`);
  return tried;
}

async function copyOne(deps: CopyingDeps, due: Copying): Promise<void> {
  const { store, copying, region, log, now } = deps;
  const { applicationId, copyId } = due;
  const application = (await store.loadApplication(applicationId))?.state;
  const hosts = region.links.copiedFrom;
  // Another file has taken its place, the case has ended on the way, or the region has thought better of it.
  if (!application || !wantsCopy(application, due) || !hosts.includes(hostOf(due.uri)))
    return copying.forgetCopy(due);
  const found = await fetched(deps, due);
  if ("why" in found) {
    const { why } = found;
    const later = again(due, why, now());
    log.info("link-not-copied", { copyId, applicationId, why, tries: due.tries + 1 });
    if (later) return copying.askAgain(later);
    await record((state) => recordNoCopy(state, due, { why, tries: due.tries + 1 }, now()));
  } else await record((state) => recordCopy(state, due, found, now()));
  await copying.forgetCopy(due);

  async function record(decide: (state: Application) => ApplicationDecision): Promise<void> {
    const by = { at: now(), by: PLATFORM };
    await changeCase(store, applicationId, by, (read) => decide(read.application.state));
  }
}

/** The file as it is kept from here on, or why there is none. What is kept and not recorded then is collected. */
async function fetched(deps: CopyingDeps, due: Copying) {
  const { files, uploads, newFileId, fetchFile, scan, region, now } = deps;
  const got = await fetchFile(due.uri, region.links.copiedFrom);
  if ("why" in got) return got;
  const { bytes } = got;
  const is = await inspect(async (from, to) => bytes.subarray(from, to), bytes.byteLength);
  if (sha256Of(bytes) !== due.sha256) return { why: "altered" as const };
  if ("untaken" in is) return { why: "kind" as const };
  // While the scanner cannot say, it is as if nothing had been fetched.
  const scanned = await scan?.(oneOf(bytes));
  if (scanned?.is === "infected") return { why: "infected" as const };
  const name = nameAs(due.name, is.is);
  const { sha256 } = due;
  const of = { fileId: newFileId(), by: PLATFORM, key: null, applications: [due.applicationId] };
  const announced = { name, bytes: bytes.byteLength, sha256, type: KINDS[is.is].types[0] };
  const upload = announce(announced, of, now());
  await uploads.announceUpload(upload);
  await files.write(upload, bytes);
  const received = (await files.received(upload))!;
  await files.keep(upload);
  const held = kept(upload, received, now());
  if ((await uploads.replaceUpload(held)) === "conflict")
    throw new Error(`${of.fileId} has been written since`);
  await files.forgetWay(held);
  return { name, sha256, fileId: of.fileId, bytes: bytes.byteLength, kind: is.is as string };
}

async function* oneOf(bytes: Uint8Array) {
  yield bytes;
}

const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** What a file is called once it is kept: as the applicant calls it, and ending as its kind does. */
function nameAs(name: string, kind: FileKind): string {
  const plain = name.replaceAll(/[\\/:*?"<>|]/g, "_");
  return kindOfName(plain) === kind ? plain : `${plain}.${KINDS[kind].endings[0]}`;
}

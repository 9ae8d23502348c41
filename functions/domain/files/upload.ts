/** A file from its announcement until it is kept: what was announced, and what has become of it. Pure: time is an argument. */
import type { Actor } from "../base/actor.ts";
import type { Finding, Found } from "../base/finding.ts";
import { plusSeconds, type Instant } from "../base/time.ts";
import { kindOfType, type FileKind, type Untaken } from "./kind.ts";
import { isInParts, missingParts, type Part } from "./parts.ts";

/** What somebody says of a file before its bytes come. */
export type Announcement = { name: string; bytes: number; sha256: string; type: string };

/** What one holder may announce: an application in all, an address before its submission in a day. */
export const MOST_ANNOUNCED = {
  application: { files: 500, bytes: 20 * 1024 ** 3 },
  address: { files: 500, bytes: 20 * 1024 ** 3 },
} as const;

export type MostAnnounced = { files: number; bytes: number };

/** How long the bytes may take to come. */
const PUT_SECONDS = 60 * 60;

/** How long the parts of a large file may take: whoever is cut off in the evening goes on in the morning. */
const PARTS_SECONDS = 16 * 60 * 60;

/** How long an address by which a file is read is good for. */
export const READ_SECONDS = 5 * 60;

/** How long a file may lie there until something refers to it. */
export const LOOSE_SECONDS = 24 * 60 * 60;

/** What nothing refers to by then is collected: who has referred to it at the last moment has committed that long ago. */
export const COLLECTED_SECONDS = LOOSE_SECONDS + 60 * 60;

export type Upload = {
  fileId: string;
  announced: Announcement & { kind: FileKind };
  /** Who announced it. */
  by: Actor;
  /** The upload key by whose number it was announced before a submission; `null` where it was announced for an application. */
  key: string | null;
  /** The applications that refer to it, or for which it was announced. */
  applications: readonly string[];
  announcedAt: Instant;
  /** Until when its bytes are taken. */
  until: Instant;
  status: UploadStatus;
  /** Why a check has refused it; `null` of every other one. */
  refusal: UploadRefusal | null;
  /** Of one that comes in parts: what the store calls it while it does, and the checksum that the store has of the whole. */
  parts: { name: string | null; checksum: string | null } | null;
  keptAt: Instant | null;
  /** What the store calls the content that was kept, where it keeps several of one name. */
  version: string | null;
  /** What a look at the kept content has found, once it was not whole; `null` of one that always was. */
  finding: Finding | null;
  /** How often it has been written: who writes over what has changed since is told. */
  revision: number;
};

/**
 * `announced`: its bytes are awaited. `checking`: they are there, in quarantine: the whole of a large file is being looked at, and
 * where files are scanned nobody has said yet that it is clean. `kept`: it may be
 * handed in. `refused`: the check has found something else than was announced. `gone`: nothing referred to it in time;
 * its content is being taken away.
 */
export const UPLOAD_STATUSES = ["announced", "checking", "kept", "refused", "gone"] as const;

export type UploadStatus = (typeof UPLOAD_STATUSES)[number];

/** What was announced, on record. */
export function announce(
  announcement: Announcement,
  of: Pick<Upload, "fileId" | "by" | "key" | "applications">,
  now: Instant,
): Upload {
  const kind = kindOfType(announcement.type);
  if (kind === undefined) throw new Error(`${announcement.type} is none of the types that are taken`);
  const { fileId, by, key, applications } = of;
  return {
    fileId,
    announced: { ...announcement, kind },
    by,
    key,
    applications,
    announcedAt: now,
    until: plusSeconds(now, isInParts(announcement.bytes) ? PARTS_SECONDS : PUT_SECONDS),
    status: "announced",
    refusal: null,
    parts: isInParts(announcement.bytes) ? { name: null, checksum: null } : null,
    keptAt: null,
    version: null,
    finding: null,
    revision: 1,
  };
}

/** Until when an address takes bytes: no longer than the upload does, nor than an hour. */
export function putUntil({ until }: Upload, now: Instant): Instant {
  const hour = plusSeconds(now, PUT_SECONDS);
  return hour < until ? hour : until;
}

/** What has come, as the store found it. */
export type Received = {
  bytes: number;
  sha256: string;
  version: string | null;
  /** The store's own checksum of what came in parts; `null` where it has none but the content's. */
  checksum: string | null;
};

export type UploadRefusal =
  | { code: "upload-missing"; fileId: string; until: Instant }
  | { code: "upload-parts"; fileId: string; missing: readonly number[]; until: Instant }
  | { code: "upload-size"; fileId: string; announced: number; received: number }
  | { code: "upload-checksum"; fileId: string; announced: string; received: string }
  | { code: "upload-kind"; fileId: string; announced: FileKind; found: FileKind | null; why: Untaken | null }
  /** By what name the scanner knows what is in it. */
  | { code: "upload-infected"; fileId: string; threat: string };

/** Whether what has come is what was announced: `null`, or which of it is not. */
export function mismatch(upload: Upload, received: Received | undefined): UploadRefusal | null {
  const { fileId, announced, until } = upload;
  if (received === undefined) return { code: "upload-missing", fileId, until };
  if (received.bytes !== announced.bytes)
    return { code: "upload-size", fileId, announced: announced.bytes, received: received.bytes };
  if (received.sha256 !== announced.sha256)
    return { code: "upload-checksum", fileId, announced: announced.sha256, received: received.sha256 };
  return null;
}

/** Which of its parts have not come: `null` where all have. */
export function partsMissing(
  { fileId, announced, until }: Upload,
  there: readonly Part[],
): UploadRefusal | null {
  const missing = missingParts(announced.bytes, there);
  return missing.length === 0 ? null : { code: "upload-parts", fileId, missing, until };
}

/** Whether its content is of the kind that was announced. */
export function otherKind(
  { fileId, announced: { kind } }: Upload,
  found: { is: FileKind } | { untaken: Untaken },
): UploadRefusal | null {
  if ("untaken" in found)
    return { code: "upload-kind", fileId, announced: kind, found: null, why: found.untaken };
  return found.is === kind
    ? null
    : { code: "upload-kind", fileId, announced: kind, found: found.is, why: null };
}

/** All of it is there, and is looked at next. */
export const checking = (upload: Upload): Upload => ({
  ...upload,
  status: "checking",
  revision: upload.revision + 1,
});

/** Kept as it was received. */
export const kept = (
  upload: Upload,
  { version, checksum = null }: Pick<Received, "version"> & { checksum?: string | null },
  now: Instant,
): Upload => ({
  ...upload,
  status: "kept",
  keptAt: now,
  version,
  parts: upload.parts && { ...upload.parts, checksum },
  revision: upload.revision + 1,
});

/** The check has found something else. */
export const refusedFor = (upload: Upload, refusal: UploadRefusal): Upload => ({
  ...upload,
  status: "refused",
  refusal,
  revision: upload.revision + 1,
});

/** One more application refers to it. */
export const referred = (upload: Upload, applicationId: string): Upload =>
  upload.applications.includes(applicationId)
    ? upload
    : { ...upload, applications: [...upload.applications, applicationId], revision: upload.revision + 1 };

/** What a look at it has found, where that is something else than before: `null` where there is nothing to note. */
export function foundAs(upload: Upload, found: Found, now: Instant): Upload | null {
  if ((upload.finding?.found ?? "whole") === found) return null;
  return { ...upload, finding: { found, at: now, told: false }, revision: upload.revision + 1 };
}

/** The cases that refer to it say what was found; once it is whole again, there is nothing more to be said. */
export const findingTold = (upload: Upload): Upload => ({
  ...upload,
  finding: upload.finding && upload.finding.found !== "whole" ? { ...upload.finding, told: true } : null,
  revision: upload.revision + 1,
});

/** Whether its cases are still to be told. */
export const isUntold = ({ status, finding }: Upload): boolean =>
  status === "kept" && finding?.told === false;

/** Whether it may be referred to for the first time: what may not is as good as collected. */
export const isReferable = ({ announcedAt }: Upload, now: Instant): boolean =>
  now < plusSeconds(announcedAt, LOOSE_SECONDS);

/** From here on nobody may refer to it. */
export const gone = (upload: Upload): Upload => ({
  ...upload,
  status: "gone",
  revision: upload.revision + 1,
});

/** What has become of the copy of a file that was handed in as a link, on record: where it lies here, or why it does not. */
import { isOver, type Application } from "./application.ts";
import type { ApplicationDecision } from "./applicationEvent.ts";
import { isKept, type Link, type LinkCopy, type Material } from "./material.ts";
import type { Instant } from "../base/time.ts";
import type { Uncopied } from "../base/link.ts";

/** Which link it is about. */
type OfLink = { code: string; uri: string };

export type LinkCopied = OfLink & {
  type: "link-copied";
  file: { name: string; sha256: string; fileId: string; bytes: number; kind: string };
  at: Instant;
};

export type LinkNotCopied = OfLink & {
  type: "link-not-copied";
  /** What was handed in, so that another version at the same address is told from it. */
  digest: string;
  why: Uncopied;
  tries: number;
  at: Instant;
};

/** The link as it is on record; `undefined` of one that something else has taken the place of. */
export const linkOnRecord = (
  materials: readonly Material[],
  { code, uri, sha256 }: OfLink & { sha256: string },
): Link | undefined =>
  materials
    .find((one) => one.code === code)
    ?.files.find((file): file is Link => !isKept(file) && file.uri === uri && file.sha256 === sha256);

/** Whether a copy of it is still wanted: it is on record, nothing has come of it yet, and what was handed in is kept. */
export function wantsCopy(application: Application, link: OfLink & { sha256: string }): boolean {
  const isKeptFor = "decision" in application || !isOver(application);
  if (!isKeptFor || application.filesErasedAt !== null) return false;
  const found = linkOnRecord(application.materials, link);
  return found !== undefined && found.copy === undefined;
}

/** The copy is here. The same again is a repeat. */
export const recordCopy = (
  application: Application,
  { code, uri }: OfLink,
  file: LinkCopied["file"],
  at: Instant,
): ApplicationDecision =>
  wantsCopy(application, { code, uri, sha256: file.sha256 })
    ? { events: [{ type: "link-copied", code, uri, file, at }] }
    : { events: [] };

/** It was given up. The same again is a repeat. */
export const recordNoCopy = (
  application: Application,
  { code, uri, sha256 }: OfLink & { sha256: string },
  { why, tries }: Pick<LinkNotCopied, "why" | "tries">,
  at: Instant,
): ApplicationDecision =>
  wantsCopy(application, { code, uri, sha256 })
    ? { events: [{ type: "link-not-copied", code, uri, digest: sha256, why, tries, at }] }
    : { events: [] };

/** The materials once it is known what has become of a link's copy. */
export function withCopy(
  materials: readonly Material[],
  event: LinkCopied | LinkNotCopied,
): readonly Material[] {
  const { code, uri } = event;
  const sha256 = event.type === "link-copied" ? event.file.sha256 : event.digest;
  const link = linkOnRecord(materials, { code, uri, sha256 });
  return materials.map((one) =>
    one.code === code
      ? { ...one, files: one.files.map((file) => (file === link ? { ...link, copy: copyOf(event) } : file)) }
      : one,
  );
}

function copyOf(event: LinkCopied | LinkNotCopied): LinkCopy {
  if (event.type === "link-not-copied") return { is: "missing", why: event.why, at: event.at };
  const { fileId, bytes, kind } = event.file;
  return { is: "kept", fileId, bytes, kind, at: event.at };
}

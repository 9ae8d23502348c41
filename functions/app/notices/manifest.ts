/**
 * What an export says of itself, signed: how each history ends, which documents and files belong to it, and every byte
 * before. So nothing can be left out, cut off or turned round unseen, and nobody without the key makes another one.
 */
import { createHash } from "node:crypto";
import type { Chained, Withheld } from "../../domain/base/history.ts";
import type { Instant } from "../../domain/base/time.ts";
import type { IssuedNotice } from "../base/ports.ts";

export type Histories = readonly { subject: string; events: readonly (Chained<unknown> | Withheld)[] }[];

export type Manifest = {
  kind: "manifest";
  format: string;
  applicationId: string;
  exportedAt: Instant;
  /** Of each record how many events it has, and the hash of the last, which vouches for all before it. */
  histories: readonly { subject: string; events: number; head: string }[];
  documents: readonly { noticeId: string; digest: string }[];
  /** What was handed in, by the digest that the record has of it. */
  files: readonly NamedFile[];
  /** How many lines stand before it, and the SHA-256 of their bytes. */
  lines: number;
  sha256: string;
};

/** A file as an event names it. */
export type NamedFile = {
  /** Of the material that it belongs to; `null` of what was attached to something else. */
  code: string | null;
  name: string;
  sha256: string;
  /** What the platform keeps has both; what lies with somebody else has neither. */
  fileId: string | null;
  bytes: number | null;
};

/** The manifest as it stands in a bundle: the signature is over all the rest of it. */
export type SignedManifest = Manifest & { signature: string };

export function manifestOf(
  { format, applicationId, exportedAt }: Pick<Manifest, "format" | "applicationId" | "exportedAt">,
  histories: Histories,
  notices: readonly IssuedNotice[],
  { lines, text }: { lines: number; text: string },
): Manifest {
  return {
    kind: "manifest",
    format,
    applicationId,
    exportedAt,
    histories: histories.map(({ subject, events }) => ({
      subject,
      events: events.length,
      head: events.at(-1)?.hash ?? "",
    })),
    documents: notices.map(({ notice: { noticeId }, digest }) => ({ noticeId, digest })),
    files: filesIn(histories),
    lines,
    sha256: sha256(text),
  };
}

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Every file that an event names, once for each code, file and content, in the order of the histories. */
export function filesIn(histories: Histories): NamedFile[] {
  const found = new Map<string, NamedFile>();
  for (const { events } of histories)
    for (const one of events)
      for (const file of "event" in one ? filesNamedBy(one.event) : [])
        found.set(`${file.code} ${file.fileId} ${file.sha256}`, file);
  return [...found.values()];
}

type Shape = Partial<Record<"code" | keyof NamedFile, unknown>>;

/** @param of the code of the material that it belongs to */
function filesNamedBy(value: unknown, of: string | null = null): NamedFile[] {
  if (typeof value !== "object" || value === null) return [];
  const { code = of, name, sha256: digest, fileId, bytes } = value as Shape;
  const named = typeof code === "string" ? code : of;
  if (typeof name === "string" && typeof digest === "string")
    return [
      {
        code: named,
        name,
        sha256: digest,
        fileId: typeof fileId === "string" ? fileId : null,
        bytes: typeof bytes === "number" ? bytes : null,
      },
    ];
  return Object.values(value).flatMap((inside) => filesNamedBy(inside, named));
}

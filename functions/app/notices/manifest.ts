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
  /** What was handed in, by its code and the digest that the record has of it. */
  files: readonly NamedFile[];
  /** How many lines stand before it, and the SHA-256 of their bytes. */
  lines: number;
  sha256: string;
};

export type NamedFile = { code: string; sha256: string };

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

/** Every file that an event names, once for each code and content, in the order of the histories. */
export function filesIn(histories: Histories): NamedFile[] {
  const found = new Map<string, NamedFile>();
  for (const { events } of histories)
    for (const one of events)
      for (const file of "event" in one ? filesNamedBy(one.event) : [])
        found.set(`${file.code} ${file.sha256}`, file);
  return [...found.values()];
}

/** @param of the code of the material that it belongs to */
function filesNamedBy(value: unknown, of: string | null = null): NamedFile[] {
  if (typeof value !== "object" || value === null) return [];
  const { code = of, sha256: digest } = value as Partial<Record<"code" | "sha256", unknown>>;
  const named = typeof code === "string" ? code : of;
  if (named !== null && typeof digest === "string") return [{ code: named, sha256: digest }];
  return Object.values(value).flatMap((inside) => filesNamedBy(inside, named));
}

/** What is said of a bundle's parts: an id that is one, a number that is one, and nothing else that stands there. */
import { isId, type IdKind } from "../../domain/base/ids.ts";

export const RECORDS = [
  "application",
  "review",
  "complaint",
  "inquiry",
  "rating",
  "bill",
] as const satisfies readonly IdKind[];

export const recordNamed = (subject: unknown): string =>
  typeof subject === "string" && RECORDS.some((kind) => isId(kind, subject))
    ? subject
    : "a record whose name is none";

export const eventNamed = (seq: unknown, subject: unknown): string =>
  `event ${Number.isSafeInteger(seq) ? String(seq) : "without a number"} of ${recordNamed(subject)}`;

export const noticeNamed = (noticeId: unknown): string =>
  typeof noticeId === "string" && isId("notice", noticeId)
    ? `notice ${noticeId}`
    : "a notice whose name is none";

/** A file by its id, or by its content where it lies with somebody else. */
export const fileNamed = ({ fileId, sha256 }: { fileId: unknown; sha256: unknown }): string =>
  typeof fileId === "string" && isId("file", fileId)
    ? `file ${fileId}`
    : typeof sha256 === "string" && /^[0-9a-f]{64}$/.test(sha256)
      ? `the file with the SHA-256 ${sha256}`
      : "a file whose name is none";

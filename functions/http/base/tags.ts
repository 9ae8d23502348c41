/** Entity tags (RFC 9110 §8.8.3) and the conditions on them (§13.1). */
import { createHash } from "node:crypto";

/** A digest of what leaves, short enough for a header. */
const digestOf = (text: string): string => createHash("sha256").update(text).digest("base64url").slice(0, 22);

/** `"3-Qx…"`: a record's versions and a digest of the answer's text; `"Qx…"` for what has no versions. */
export const tagOf = (versions: string | undefined, text: string): string =>
  versions === undefined ? `"${digestOf(text)}"` : `"${versions}-${digestOf(text)}"`;

const TAG = /^(W\/)?"([\x21\x23-\x7E\x80-\xFF]*)"$/;

/** The tags of a list, as they are between their quotes; `*` for any. @returns `null` for what is no such list */
export function tagsIn(given: string): readonly string[] | "*" | null {
  if (given.trim() === "*") return "*";
  const tags = (given.match(/(W\/)?"[^"]*"|[^,\s]+/g) ?? []).map((tag) => TAG.exec(tag)?.[2]);
  return tags.length > 0 && tags.every((tag) => tag !== undefined) ? tags : null;
}

/** Whether the caller has this very answer: weak comparison, any of a list. A condition that is none counts for nothing. */
export function isFresh(etag: string, ifNoneMatch: string | undefined): boolean {
  const known = ifNoneMatch === undefined ? null : tagsIn(ifNoneMatch);
  return known !== null && (known === "*" || known.includes(TAG.exec(etag)![2]!));
}

/**
 * Whether the record is at versions that the caller has read. Only the versions count: the rest of a tag says in which
 * form they were read, and a decision does not depend on that.
 */
export function isAtOneOf(versions: string, ifMatch: readonly string[] | "*"): boolean {
  return ifMatch === "*" || ifMatch.some((tag) => tag === versions || tag.startsWith(`${versions}-`));
}

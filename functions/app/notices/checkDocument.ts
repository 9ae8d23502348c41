/** A document of a bundle by itself: its digest, its case, its own signature, and the event that it says it follows from. */
import { digestOf } from "../base/digest.ts";
import { signatureFault, SIGNATURE_SAYS, type PublicKey } from "../base/signing.ts";
import type { NoticeLine } from "./caseBundle.ts";
import type { HistoryLine } from "./checkBundle.ts";

/** Why a signature does not count; where nobody says by which keys, none is unknown. */
export function unsignedAs(
  keys: readonly PublicKey[] | null,
  purpose: "notice" | "case-manifest",
  value: unknown,
  signature: unknown,
): string | null {
  const fault = signatureFault(keys ?? [], purpose, value, signature);
  return fault === null || (keys === null && fault === "unknown-key") ? null : SIGNATURE_SAYS[fault];
}

/** What of a document does not fit; `null` where all does. @param histories those of its bundle */
export function documentFault(
  { notice, digest, signature }: NoticeLine,
  applicationId: string | undefined,
  histories: ReadonlyMap<string, readonly HistoryLine[]>,
  keys: readonly PublicKey[] | null,
): string | null {
  const hasContent = typeof notice === "object" && notice !== null;
  if (!hasContent || notice.applicationId !== applicationId || digestOf(notice) !== digest)
    return "is not what its digest says was issued in this case";
  const unsigned = unsignedAs(keys, "notice", notice, signature);
  if (unsigned !== null) return unsigned;
  const { subject, seq, hash } = notice.follows ?? {};
  const event = histories.get(subject)?.[seq - 1];
  return event?.hash === hash && hash !== undefined ? null : "does not follow from the history beside it";
}

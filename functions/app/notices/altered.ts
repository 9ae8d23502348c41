/** Documents against what was issued: by the digest that their code vouches for, and by the signature. */
import type { Discrepancy } from "../base/copies.ts";
import { digestOf } from "../base/digest.ts";
import type { IssuedNotice } from "../base/ports.ts";
import { signatureFault, SIGNATURE_SAYS, type PublicKey } from "../base/signing.ts";

/** How it shows that a document is no longer what it was when it was issued; `null` where it is. */
export function alteration(
  { notice, digest, signature }: IssuedNotice,
  keys: readonly PublicKey[],
): string | null {
  if (digestOf(notice) !== digest) return "it is not what was issued";
  const fault = signatureFault(keys, "notice", notice, signature);
  return fault === null ? null : `it ${SIGNATURE_SAYS[fault]}`;
}

/** Those of these documents that are no longer what they were when they were issued. */
export const alteredNotices = (issued: readonly IssuedNotice[], keys: readonly PublicKey[]): Discrepancy[] =>
  issued.flatMap((one): Discrepancy[] => {
    const why = alteration(one, keys);
    const { applicationId, noticeId } = one.notice;
    return why === null ? [] : [{ subject: `${applicationId}/${noticeId}`, part: "notice", why }];
  });

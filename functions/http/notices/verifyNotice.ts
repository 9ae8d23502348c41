/** What a reader compares with the paper in their hand, for anybody; digest and signature are computed at every read. */
import { alteration } from "../../app/notices/altered.ts";
import { keyIdIn, type PublicKey } from "../../app/base/signing.ts";
import { verifyNotice as contract } from "../../contracts/notices/routes.ts";
import { withOffset } from "../../domain/base/time.ts";
import { placeOfNumber } from "../../domain/notices/document.ts";
import { lostEffect, MAY_LOSE_EFFECT } from "../../domain/notices/lostEffect.ts";
import { handle } from "../base/handle.ts";
import { masked } from "./masked.ts";
import { unknownNotice } from "./noticeAnswer.ts";

export const verifyNotice = handle(contract, ({ store, codes, keys, rules, log }) => async ({ query }) => {
  const { number, code } = query;
  const place = placeOfNumber(number);
  const issued = place && (await store.noticeNumbered(place));
  // One answer for "no such notice" and "wrong code": neither tells what exists.
  if (!issued || !(await codes.vouches(number, issued.digest, code))) throw unknownNotice(number);
  const { notice, digest, signature } = issued;
  const { applicationId, noticeId } = notice;
  const published = await keys();
  const why = alteration(issued, published);
  if (why !== null) {
    const subject = `${applicationId}/${noticeId}`;
    log.error(
      "record-altered",
      { subject, part: "notice" },
      new Error(`notice ${subject} was altered: ${why}`),
    );
    return { body: { integrity: "altered" as const, number } };
  }
  const found = MAY_LOSE_EFFECT.has(notice.body.kind) ? await store.loadCase(applicationId) : undefined;
  const lost = lostEffect(
    notice,
    (found?.reviews ?? []).map(({ state }) => state),
  );
  return {
    body: {
      integrity: "intact" as const,
      number,
      kind: notice.body.kind,
      result: "result" in notice.body ? notice.body.result : null,
      project: notice.project,
      applicant: { name: masked(notice.applicant.name) },
      matter: notice.matter,
      issuedBy: notice.issuedBy,
      at: withOffset(notice.at, rules.zone),
      issuedAt: withOffset(notice.issuedAt, rules.zone),
      digest,
      signature,
      signedBy: signedBy(signature, published),
      void: lost && { ...lost, at: withOffset(lost.at, rules.zone) },
    },
  };
});

/** The key that a signature holds by: it has been verified, so there is one. */
function signedBy(signature: string, keys: readonly PublicKey[]): { kid: string; alg: string } {
  const { kid, alg } = keys.find((key) => key.kid === keyIdIn(signature))!;
  return { kid, alg };
}

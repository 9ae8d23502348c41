/** What a reader compares with the paper in their hand, for anybody; digest and signature are computed at every read. */
import { keyIdIn, type PublicKey } from "../../app/base/signing.ts";
import { verifyNotice as contract } from "../../contracts/notices/routes.ts";
import { withOffset } from "../../domain/base/time.ts";
import { placeOfNumber } from "../../domain/notices/document.ts";
import { handle } from "../base/handle.ts";
import { masked } from "./masked.ts";
import { unknownNotice } from "./noticeAnswer.ts";
import { isAltered, standingNow, standingView } from "./standing.ts";

export const verifyNotice = handle(contract, ({ store, codes, keys, rules, log }) => async ({ query }) => {
  const { number, code } = query;
  const place = placeOfNumber(number);
  const issued = place && (await store.noticeNumbered(place));
  // One answer for "no such notice" and "wrong code": neither tells what exists.
  if (!issued || !(await codes.vouches(number, issued.digest, code))) throw unknownNotice(number);
  const published = await keys();
  if (isAltered(issued, published, log)) return { body: { integrity: "altered" as const, number } };
  const { notice, digest, signature } = issued;
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
      ...standingView(await standingNow(notice, { store }), rules.zone),
    },
  };
});

/** The key that a signature holds by: it has been verified, so there is one. */
function signedBy(signature: string, keys: readonly PublicKey[]): { kid: string; alg: string } {
  const { kid, alg } = keys.find((key) => key.kid === keyIdIn(signature))!;
  return { kid, alg };
}

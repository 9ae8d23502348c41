/** Whether a notice is genuine, for anybody. */
import { timingSafeEqual } from "node:crypto";
import { verifyNotice as contract } from "../../contracts/notices/routes.ts";
import { withOffset } from "../../domain/base/time.ts";
import { lostEffect, MAY_LOSE_EFFECT } from "../../domain/notices/lostEffect.ts";
import { handle } from "../base/handle.ts";
import { unknownNotice } from "./noticeAnswer.ts";

export const verifyNotice = handle(contract, ({ store, codes, rules }) => async ({ path, query }) => {
  const { applicationId, noticeId } = path;
  const issued = await store.notice(applicationId, noticeId);
  // One answer for "no such notice" and "wrong code": neither tells what exists.
  if (!issued || !same(await codes.noticeCode(issued.notice.number, issued.digest), query.code))
    throw unknownNotice(noticeId);
  const { notice, digest } = issued;
  const found = MAY_LOSE_EFFECT.has(notice.body.kind) ? await store.loadCase(applicationId) : undefined;
  const lost = lostEffect(
    notice,
    (found?.reviews ?? []).map(({ state }) => state),
  );
  return {
    body: {
      genuine: true as const,
      number: notice.number,
      kind: notice.body.kind,
      issuedAt: withOffset(notice.issuedAt, rules.zone),
      digest,
      void: lost && { ...lost, at: withOffset(lost.at, rules.zone) },
    },
  };
});

function same(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

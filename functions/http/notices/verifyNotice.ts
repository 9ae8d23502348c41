/** `GET /v1/applications/{applicationId}/notices/{noticeId}/verification`: whether a notice is genuine, for anybody. */
import { timingSafeEqual } from "node:crypto";
import type { Log } from "../../app/base/ports.ts";
import { noticeId as noticeIdShape, VerificationQuery } from "../../contracts/requests.ts";
import { withOffset } from "../../domain/base/time.ts";
import { applicationIdIn } from "../application/applicationCommand.ts";
import { endpoint, parse } from "../base/endpoint.ts";
import { unknownNotice, voidOf, type Deps as NoticeDeps } from "./noticeAnswer.ts";

export type Deps = NoticeDeps & { log: Log };

export const verifyNotice = ({ store, codes, rules, log }: Deps) =>
  endpoint(log, async (request) => {
    const id = applicationIdIn(request);
    const noticeId = parse(noticeIdShape, request.path["noticeId"], "noticeId");
    const { code } = parse(VerificationQuery, request.query);
    const issued = await store.notice(id, noticeId);
    // One answer for "no such notice" and "wrong code": neither tells what exists.
    if (!issued || !same(await codes.noticeCode(issued.notice.number, issued.digest), code))
      throw unknownNotice(noticeId);
    const { notice, issuedAt, digest } = issued;
    const found = notice.body.kind === "deemed-consent" ? await store.loadCase(id) : undefined;
    const isVoid = voidOf(
      issued,
      (found?.reviews ?? []).map(({ state }) => state),
    );
    return {
      status: 200,
      body: {
        genuine: true,
        number: notice.number,
        kind: notice.body.kind,
        issuedAt: withOffset(issuedAt, rules.zone),
        digest,
        void: isVoid && { at: withOffset(isVoid.at, rules.zone), reasons: isVoid.reasons },
      },
    };
  });

function same(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

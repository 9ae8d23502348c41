/** A machine whose clock is days ahead has recorded silences, and then a department's opinion comes, in time (C3). */
import { describe, expect, it } from "@jest/globals";
import { SOMEBODY } from "../support/people.ts";
import { catchUpReviews } from "../../functions/app/application/catchUp.ts";
import { concludeCase } from "../../functions/app/application/concluding.ts";
import { changeReview } from "../../functions/app/base/commit.ts";
import { giveOpinion as decide } from "../../functions/domain/review/giveOpinion.ts";
import { queryCodes } from "../../functions/app/application/queryCodes.ts";
import { issueMissing } from "../../functions/app/notices/notices.ts";
import { verifyNotice } from "../../functions/http/notices/verifyNotice.ts";
import { giveOpinion } from "../../functions/http/review/giveOpinion.ts";
import { plusSeconds, withOffset, type Instant } from "../../functions/domain/base/time.ts";
import { aCase, reminded, rules, T0 } from "../support/cases.ts";
import { send } from "../support/gateway.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { SIGNING } from "../support/signer.ts";

const ID = "440307-0000000000000001";
const REVIEW = `${ID}.consult-water`;
const DAY = 24 * 3600;
/** Sixteen days after the case was received; every limit has run out by then. */
const AHEAD = plusSeconds(T0, 16 * DAY);
const THURSDAY = plusSeconds(T0, 3 * DAY);

const codes = queryCodes(async () => "s".repeat(32));
const log = { info: () => undefined, error: () => undefined };
const saying = { region: rules.region, rules: rules.clock };

const objection = {
  kind: "objection",
  reasons: "涵洞过窄",
  article: "防洪法 第二十七条",
  facts: "设计流量12立方米每秒",
  curableBy: "涵洞加宽至3米",
  signedBy: "李局长",
};

/** A case of which the machine has recorded that everybody is silent, with the certificates of that. */
async function recordedAhead() {
  const store = memoryStore();
  for (const { state } of (await aCase(store, ID)).reviews) await reminded(store, state.facts.reviewId);
  const deps = { store, rules: rules.clock, log };
  await catchUpReviews(deps, ID, { now: AHEAD, settledAt: AHEAD });
  const issue = async () =>
    issueMissing({ ...saying, ...SIGNING, store, now: () => AHEAD }, await store.histories(ID), new Set());
  await issue();
  const say = async (body: object, at: Instant) =>
    send(
      giveOpinion,
      { store, rules: rules.clock, region: rules.region, log },
      {
        route: "giveOpinion",
        path: { reviewId: REVIEW },
        body,
        claims: { role: "department", department: "water", sub: "water-1" },
        headers: { "accept-language": "en" },
        at,
      },
    );
  const noticesOf = async (kind: string) =>
    (await store.noticesOf(ID)).filter(
      ({ notice }) => notice.body.kind === kind && notice.reviewId === REVIEW,
    );
  const voidOf = async () => {
    const [certificate] = await noticesOf("deemed-consent");
    const { number } = certificate!.notice;
    const code = await codes.noticeCode(number, certificate!.digest);
    const verified = await send(
      verifyNotice,
      { ...SIGNING, store, codes, rules: rules.clock },
      { route: "verifyNotice", query: { number, code }, at: THURSDAY },
    );
    expect(verified.status).toBe(200);
    return verified.body["void"];
  };
  return { store, deps, issue, say, noticesOf, voidOf };
}

describe("an opinion in time, after a machine whose clock was ahead", () => {
  it("counts; the silence is taken back with both on record, its certificate is void, and everybody is told", async () => {
    const { store, issue, say, noticesOf, voidOf } = await recordedAhead();
    expect(await voidOf()).toBeNull();
    const answer = await say(objection, THURSDAY);
    expect(answer).toMatchObject({
      status: 200,
      body: { status: "closed", outcome: "objected", overdue: false, silence: null },
    });
    const history = (await store.histories(ID)).find(({ subject }) => subject === REVIEW)!;
    expect(history.events.map(({ event }) => event.type)).toEqual(
      expect.arrayContaining(["closed-by-silence", "silence-found-premature", "opinion-given"]),
    );
    expect(await voidOf()).toEqual({
      why: "taken-back",
      at: withOffset(THURSDAY, rules.clock.zone),
      reasons: null,
    });
    await issue();
    expect(await noticesOf("silence-taken-back")).toHaveLength(1);
    expect(await noticesOf("objection-report")).toHaveLength(1);
    // Sent again, it gets its first answer, and nothing more is written.
    const { version } = (await store.loadReview(REVIEW))!;
    expect(await say(objection, plusSeconds(THURSDAY, 60))).toMatchObject({ status: 200 });
    expect((await store.loadReview(REVIEW))!.version).toBe(version);
  });

  it("comes too late where the case is over: it is kept, told so, and goes to the supervisors", async () => {
    const { store, deps, issue, say, noticesOf, voidOf } = await recordedAhead();
    for (const { state } of (await store.loadCase(ID))!.reviews)
      if (state.status !== "closed")
        await changeReview(store, state.facts.reviewId, { at: AHEAD, by: SOMEBODY }, (review) =>
          decide(review, { kind: "consent" }, AHEAD, rules.clock),
        );
    await concludeCase(deps, ID, AHEAD);
    expect((await store.loadApplication(ID))!.state.status).toBe("granted");
    expect(await say(objection, THURSDAY)).toMatchObject({
      status: 409,
      body: { code: "case-over", outcome: "deemed-consent" },
    });
    expect((await store.loadReview(REVIEW))!.state).toMatchObject({
      outcome: "deemed-consent",
      lateOpinions: [{ opinion: { kind: "objection" }, receivedAt: THURSDAY }],
    });
    await issue();
    const [ground] = await noticesOf("ground-for-revocation");
    expect(ground!.notice.audience).toEqual({ applicant: false, departments: [], supervisors: true });
    expect(await voidOf()).toBeNull();
    expect((await store.loadApplication(ID))!.state.status).toBe("granted");
  });

  it("is late as ever at the due instant itself", async () => {
    const { store, say } = await recordedAhead();
    const { state } = (await store.loadReview(REVIEW))!;
    const dueAt = state.served!.due.dueAt;
    expect(await say(objection, dueAt)).toMatchObject({ status: 409, body: { code: "late" } });
    expect(await say(objection, plusSeconds(dueAt, -0.001))).toMatchObject({ status: 200 });
  });
});

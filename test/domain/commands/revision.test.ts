/** 复核: a decision that rests on a consent by silence which was revoked stays in force until its organ says what becomes of it. */
import { describe, expect, it } from "@jest/globals";
import type { Application } from "../../../functions/domain/application/application.ts";
import { conclude } from "../../../functions/domain/application/conclusion.ts";
import {
  reviseDecision,
  revisionRaisedTo,
  underRevision,
  type RevisionRequest,
} from "../../../functions/domain/application/revision.ts";
import { standingAt } from "../../../functions/domain/application/standing.ts";
import { OPEN, type Instant } from "../../../functions/domain/base/time.ts";
import { giveOpinion } from "../../../functions/domain/review/giveOpinion.ts";
import { isClosed, type Review } from "../../../functions/domain/review/review.ts";
import { personOf } from "../../support/people.ts";
import { at, consent, DUE, regionWith, RULES, submissionOf } from "../given.ts";
import { after, received, reminded, type Whole } from "../whole.ts";
import { revoke as revokeBy } from "../../../functions/domain/review/revocation.ts";
import { evolve } from "../../../functions/domain/review/replay.ts";
import { announce, revoke, stateSide } from "../when.ts";

const road = { code: "road", department: "land" };
const river = { code: "river", department: "water" };
const always = {
  code: "always",
  department: "forestry",
  prerequisites: [{ matter: "river", tolerable: true }],
};
const REVOKED = at("2026-03-16T10:00");
const LATER = at("2026-03-18T10:00");
const said: RevisionRequest = {
  reviewId: "a1.river",
  result: "revoked",
  reasons: "河道管理范围内不得建设。",
  article: "行政许可法 第六十九条",
  change: null,
  compensation: "依法赔偿已发生的设计费用。",
};
const reviewOf = ({ reviews }: Whole, id: string): Review =>
  reviews.find(({ facts }) => facts.reviewId === `a1.${id}`)!;

/** The water authority has kept silent, the others have consented, and it is decided. */
function decided(region = regionWith([road, river, always])): Whole {
  const start = reminded(received(submissionOf(), region));
  const answered = ["road", "always"].reduce((whole, id) => {
    const { events } = giveOpinion(reviewOf(whole, id), consent, at("2026-03-03T10:00"), RULES);
    return after(whole, { events: [], reviews: [{ reviewId: `a1.${id}`, events }] });
  }, start);
  const silent = { ...answered, reviews: standingAt(answered.reviews, DUE, RULES) };
  return after(silent, conclude(silent.application, silent.reviews.filter(isClosed), RULES));
}

function revoked(whole: Whole, now: Instant = REVOKED): Whole {
  const { events } = revoke()(reviewOf(whole, "river"), now);
  return after(whole, { events: [], reviews: [{ reviewId: "a1.river", events }] });
}

const revise = (whole: Whole, request = said, now = LATER) =>
  reviseDecision(whole.application, whole.reviews, request, now, RULES);
const open = ({ application, reviews }: Whole) => underRevision(application, reviews, RULES);

describe("a decision whose consent by silence was revoked", () => {
  it("stays in force, and is its organ's to decide on within ten working days", () => {
    const whole = decided();
    expect(whole.application.status).toBe("granted");
    expect(open(whole)).toEqual([]);
    const next = revoked(whole);
    expect(next.application).toEqual(whole.application);
    expect(open(next)).toMatchObject([
      { reviewId: "a1.river", organ: "planning", since: REVOKED, dueDate: "2026-03-30" },
    ]);
    const own = regionWith([road, { ...river, kind: "licence" }, always]);
    const licensed = { ...own, policies: { ...own.policies, licencesByTacitConsent: true } };
    expect(open(revoked(decided(licensed)))).toMatchObject([{ organ: "water" }]);
  });

  it("goes up the ladder where its organ is late, by the calendar alone, until it says its word", () => {
    const [due] = open(revoked(decided()));
    const raised = (when: string) => revisionRaisedTo(due!, at(when), RULES);
    expect(raised("2026-03-30T23:59:59.999")).toBeNull();
    expect(raised("2026-03-31T00:00")).toBe("leader");
    expect(raised("2026-04-01T00:00")).toBe("head-and-supervisor");
    expect(raised("2026-04-03T00:00")).toBe("government");
    expect(revisionRaisedTo({ ...due!, dueAt: OPEN }, at("2026-04-03T00:00"), RULES)).toBeNull();
  });

  it("is revoked for that matter alone: what others gave stands, and the decision as it was stays on record", () => {
    const before = revoked(decided());
    const whole = after(before, revise(before));
    const results = (one: Whole) =>
      "decision" in one.application ? one.application.decision.matters.map(({ result }) => result) : [];
    expect(results(before)).toEqual(["granted", "granted", "granted"]);
    expect(results(whole)).toEqual(["granted", "refused", "granted"]);
    expect(whole.application).toMatchObject({
      status: "partly-granted",
      revisions: [{ ...said, at: LATER, before: { result: "granted" } }],
    });
    expect(open(whole)).toEqual([]);
    // The same again is a repeat, another word comes too late.
    expect(revise(whole)).toEqual({ events: [] });
    expect(revise(whole, { ...said, result: "stands" }).refusal).toEqual({
      code: "nothing-under-revision",
      reviews: [],
    });
  });

  it("stands, or is changed, where its organ says so", () => {
    const before = revoked(decided());
    const stands = after(before, revise(before, { ...said, result: "stands", article: null }));
    expect(stands.application).toMatchObject({ status: "granted", revisions: [{ result: "stands" }] });
    const change = { ...said, result: "changed", article: null, change: "跨河段改为架空敷设。" } as const;
    const changed = after(before, revise(before, change));
    expect(changed.application).toMatchObject({ status: "granted-with-conditions" });
    expect(revise(before, { ...change, change: null }).refusal).toEqual({
      code: "revision-lacks",
      what: "change",
    });
    expect(revise(before, { ...said, article: null }).refusal).toEqual({
      code: "revision-lacks",
      what: "article",
    });
  });

  it("is under none where nothing it rests on was revoked, or that was before it", () => {
    expect(revise(decided()).refusal).toEqual({ code: "nothing-under-revision", reviews: [] });
    // What was decided with the revocation on record rests on no such consent.
    const known = revoked(decided());
    const since = { ...known, application: { ...known.application, decidedAt: LATER } as Application };
    expect(open(since)).toEqual([]);
    expect(
      open({ ...since, application: { ...since.application, decidedAt: REVOKED } as Application }),
    ).toHaveLength(1);
    expect(revise(revoked(decided()), { ...said, reviewId: "a1.road" }).refusal).toEqual({
      code: "nothing-under-revision",
      reviews: ["a1.river"],
    });
  });

  it("is not taken back where that might gravely harm the public", () => {
    const review = reviewOf(decided(), "river");
    const heard = [announce(), stateSide()].reduce<Review>(
      (state, step) => step(state, REVOKED).events.reduce<Review>(evolve, state),
      review,
    );
    const request = { announcedAt: REVOKED, reasons: "forged" };
    expect(revokeBy(heard, request, "government", personOf("water"), REVOKED, RULES, true)).toEqual({
      events: [],
      refusal: { code: "grave-public-harm" },
    });
  });
});

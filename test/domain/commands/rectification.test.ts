/** 整改复审: what stands against an application is put right, with its applicant's consent, and looked at again once. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { conclude, decide } from "../../../functions/domain/application/conclusion.ts";
import { takePosition } from "../../../functions/domain/application/jointReview.ts";
import {
  answerRectification,
  completeRectification,
  mostDays,
  offerRectification,
  RECTIFICATION_DAYS,
  type RectificationReport,
} from "../../../functions/domain/application/puttingRight.ts";
import {
  isPuttingRight,
  rectificationStanding,
} from "../../../functions/domain/application/rectification.ts";
import { materialsOf } from "../../../functions/domain/application/material.ts";
import { applicationAt, standingAt } from "../../../functions/domain/application/standing.ts";
import { wholeOf } from "../../../functions/domain/application/whole.ts";
import { withdraw } from "../../../functions/domain/application/withdrawal.ts";
import { plusSeconds, type Instant } from "../../../functions/domain/base/time.ts";
import { afterWorkingDays } from "../../../functions/domain/calendar/clock.ts";
import type { Matter, Region } from "../../../functions/domain/catalogue/region.ts";
import { giveOpinion } from "../../../functions/domain/review/giveOpinion.ts";
import type { Opinion } from "../../../functions/domain/review/opinion.ts";
import { isClosed, type Review } from "../../../functions/domain/review/review.ts";
import { changes, fileOf, filesAnew } from "../../support/changes.ts";
import { at, consent, objection, regionWith, RULES, submissionOf } from "../given.ts";
import { after, received, reminded, type Whole } from "../whole.ts";

const ANSWERED = at("2026-03-03T10:00");
const OFFERED = at("2026-03-05T10:00");
const AGREED = at("2026-03-06T10:00");
const DONE = at("2026-03-12T10:00");
const LATER = at("2026-03-13T10:00");

const road = { code: "road", department: "land", materials: ["site-plan"] };
const always = { code: "always", department: "forestry", materials: ["site-plan"] };
const untouched = { code: "river", department: "water", materials: ["land-survey"] };
const bridge = {
  code: "bridge",
  department: "water",
  prerequisites: [{ matter: "road", tolerable: false }],
} satisfies Partial<Matter>;
const licence = { code: "permit", department: "planning", kind: "licence", onTimeout: "escalate" } as const;
const all = [road, always, untouched, bridge];
const plain = regionWith(all);
const licensed = regionWith([...all, licence]);

const reviewOf = ({ reviews }: Whole, id: string): Review =>
  reviews.find(({ facts }) => facts.reviewId === `a1.${id}`)!;
const answered = (whole: Whole, id: string, opinion: Opinion, now: Instant): Whole =>
  after(whole, {
    events: [],
    reviews: [{ reviewId: `a1.${id}`, events: giveOpinion(reviewOf(whole, id), opinion, now, RULES).events }],
  });
const rolledUp = (whole: Whole): Whole =>
  after(whole, conclude(whole.application, whole.reviews.filter(isClosed), RULES));
const standing = (whole: Whole, now: Instant): Whole => ({
  ...whole,
  reviews: standingAt(whole.reviews, now, RULES),
});

/** Everybody has answered; who is named objects. */
function contested(region: Region = plain, objectors: readonly string[] = ["road"]): Whole {
  const start = reminded(received(submissionOf(), region));
  const whole = region.matters
    .filter(({ code }) => code !== "bridge")
    .reduce(
      (one, { code }) => answered(one, code, objectors.includes(code) ? objection : consent, ANSWERED),
      start,
    );
  return rolledUp(standing(whole, ANSWERED));
}

const offer = { days: 10, reasons: "涵洞加宽后可以同意。" };
const on = (whole: Whole, region: Region) => ({ ...whole, region });
const offered = (whole: Whole, region: Region = plain, given = offer, now = OFFERED) =>
  offerRectification(on(whole, region), given, now, RULES);
const agreed = (whole: Whole, region: Region = plain, now = AGREED) =>
  answerRectification(on(whole, region), { answer: "agrees" }, now, RULES);
const running = (region: Region = plain, whole = contested(region)): Whole => {
  const one = after(whole, offered(whole, region));
  return after(one, agreed(one, region));
};
const report = (...codes: string[]): RectificationReport => ({
  description: "涵洞由2米改为3米",
  materials: materialsOf(codes.map((code) => fileOf(code, "wider"))),
});
const completed = (whole: Whole, given: RectificationReport, region = plain, now = DONE, digest = "d1") =>
  completeRectification(on(whole, region), given, digest, now, RULES);
const done = (region: Region = plain, given = report("site-plan")): Whole => {
  const whole = running(region);
  return after(whole, completed(whole, given, region));
};

describe("putting right and looking again", () => {
  it("is offered by the lead instead of a refusal, once, and runs with the applicant's consent", () => {
    const whole = contested();
    expect(whole.application.status).toBe("joint-review");
    const one = after(whole, offered(whole));
    expect(one.application).toMatchObject({
      status: "joint-review",
      rectification: { ...offer, objections: ["a1.road"], offeredAt: OFFERED },
    });
    // The same again is a repeat, other words are a second offer.
    expect(offered(one, plain, offer, LATER)).toEqual({ events: [] });
    expect(offered(one, plain, { ...offer, days: 5 }, LATER).refusal).toEqual({
      code: "rectification-used",
      offeredAt: OFFERED,
    });
    const two = after(one, agreed(one));
    // Ten working days from the sixth: the twentieth.
    expect(two.application).toMatchObject({
      status: "in-review",
      rectification: { agreed: { at: AGREED, dueDate: "2026-03-20", dueAt: at("2026-03-21T00:00") } },
    });
    expect(agreed(two, plain, LATER)).toEqual({ events: [] });
    expect(isPuttingRight(two.application)).toBe(true);
    // The round waits for it: nothing is rolled up, and nobody is late.
    expect(conclude(two.application, two.reviews.filter(isClosed), RULES)).toEqual({ events: [] });
  });

  it("is not offered where nobody objects, where a veto does, and where the objection was withdrawn", () => {
    const nothing = { code: "nothing-to-put-right" };
    const fine = rolledUp(contested(plain, []));
    expect(offered(fine).refusal).toMatchObject({
      code: expect.stringMatching(/nothing-to-put-right|application-ended/),
    });
    const vetoing = regionWith([{ ...road, kind: "licence", veto: true, onTimeout: "escalate" }, always]);
    const vetoed = contested(vetoing);
    expect(offered(vetoed, vetoing).refusal).toMatchObject({ code: "application-ended" });
    const both = regionWith([
      { ...road, kind: "licence", veto: true, onTimeout: "escalate" },
      always,
      untouched,
    ]);
    const one = contested(both, ["road", "river"]);
    // The veto's matter is refused whatever is put right; the other objection may be.
    expect(after(one, offered(one, both)).application.rectification?.objections).toEqual(["a1.river"]);
    const whole = contested();
    const position = { kind: "withdraws", reasons: "可以" } as const;
    const { events } = takePosition(reviewOf(whole, "road"), whole.application, position, OFFERED);
    const gone = after(whole, { events: [], reviews: [{ reviewId: "a1.road", events }] });
    expect(offered(gone).refusal).toEqual(nothing);
    const open = reminded(received(submissionOf(), plain));
    expect(offered(open).refusal).toEqual(nothing);
  });

  it("has then only who objected, whose material changed, and what had fallen with it, look again", () => {
    const two = done();
    const ids = (whole: Whole) => whole.reviews.map(({ facts }) => facts.reviewId.slice(3));
    expect(ids(two)).toEqual(["road", "always", "river", "bridge", "road~2", "always~2", "bridge~2"]);
    // The first ones stay closed as they were.
    expect(reviewOf(two, "road")).toMatchObject({ status: "closed", outcome: "objected" });
    expect(reviewOf(two, "bridge")).toMatchObject({ status: "closed", outcome: "cancelled" });
    // Half of five working days, rounded up; silence escalates.
    expect(reviewOf(two, "road~2")).toMatchObject({
      status: "running",
      facts: {
        follows: { reviewId: "a1.road", why: "objected" },
        matter: { limit: { days: 3 }, statutoryLimit: { days: 20 }, onTimeout: "escalate" },
      },
      served: { servedAt: DONE, due: { dueDate: "2026-03-17" } },
    });
    expect(reviewOf(two, "always~2").facts.follows).toEqual({ reviewId: "a1.always", why: "material" });
    // What nobody had examined waits for the second one, and has its whole limit.
    expect(reviewOf(two, "bridge~2")).toMatchObject({
      status: "waiting",
      facts: { waitsFor: ["a1.road~2"], matter: { limit: { days: 5 }, onTimeout: "deemed-consent" } },
    });
    expect(ids(done(plain, report()))).toEqual(["road", "always", "river", "bridge", "road~2", "bridge~2"]);
  });

  it("is rolled up with the last review of each matter, and granted where all consent now", () => {
    const answers = ["road~2", "always~2"].reduce((one, id) => answered(one, id, consent, LATER), done());
    const whole = answered(standing(answers, LATER), "bridge~2", consent, LATER);
    const end = rolledUp(whole);
    expect(end.application).toMatchObject({
      status: "granted",
      decision: {
        matters: [
          { reviewId: "a1.road~2", result: "granted" },
          { reviewId: "a1.always~2" },
          { reviewId: "a1.river" },
          { reviewId: "a1.bridge~2" },
        ],
      },
    });
  });

  it("is the lead's to decide within three working days where somebody objects still: no second joint review, no second offer", () => {
    const again = ["road~2", "always~2"].reduce(
      (one, id) => answered(one, id, id === "road~2" ? objection : consent, LATER),
      done(),
    );
    const end = rolledUp(standing(again, LATER));
    expect(end.application).toMatchObject({ status: "deciding", askedAt: LATER, decideOn: "2026-03-18" });
    expect(offered(end, plain, { ...offer, days: 5 }, LATER).refusal).toMatchObject({
      code: "rectification-used",
    });
    const closed = end.reviews.filter(isClosed);
    const refusal = { result: "refuse", reasons: "r", article: "a", answers: [], resolutions: [] } as const;
    expect(decide(end.application, closed, refusal, LATER, RULES).events).toMatchObject([
      { type: "application-decided", decision: { result: "refused" } },
    ]);
  });

  it("escalates where its second review is silent", () => {
    const due = at("2026-03-18T00:00");
    const silent = standing(done(), due);
    expect(reviewOf(silent, "road~2")).toMatchObject({ status: "overdue", failedGuards: [] });
    expect(reviewOf(standing(done(), plusSeconds(due, -0.001)), "road~2").status).toBe("running");
  });

  it("lapses with its term, and is the lead's to decide then", () => {
    const whole = running();
    const dueAt = at("2026-03-21T00:00");
    const before = plusSeconds(dueAt, -0.001);
    expect(applicationAt(whole.application, before, RULES, plain).rectification?.lapsedAt).toBeUndefined();
    expect(completed(whole, report("site-plan"), plain, before).events).toHaveLength(1);
    const application = applicationAt(whole.application, dueAt, RULES, plain);
    expect(application.rectification?.lapsedAt).toBe(dueAt);
    const late = { ...whole, application };
    expect(completed(late, report("site-plan"), plain, dueAt).refusal).toEqual({
      code: "no-rectification",
      standing: "lapsed",
    });
    // One that nobody has written down yet is over all the same.
    expect(completed(whole, report("site-plan"), plain, dueAt).refusal).toMatchObject({ standing: "lapsed" });
    expect(rolledUp(late).application).toMatchObject({
      status: "deciding",
      askedAt: dueAt,
      decideOn: "2026-03-25",
    });
  });

  it("leaves the lead to conclude where the applicant declines, or says nothing", () => {
    const whole = contested();
    const one = after(whole, offered(whole));
    const declines = { answer: "declines", reasons: "方案不再调整" } as const;
    const gone = after(one, answerRectification(on(one, plain), declines, AGREED, RULES));
    expect(rectificationStanding(gone.application)).toBe("declined");
    expect(gone.application.status).toBe("joint-review");
    expect(answerRectification(on(gone, plain), declines, LATER, RULES)).toEqual({ events: [] });
    expect(agreed(gone).refusal).toEqual({ code: "no-rectification", standing: "declined" });
    expect(agreed(whole).refusal).toEqual({ code: "no-rectification", standing: null });
  });

  it("takes only what the objecting matters ask for, and the same report again is a repeat", () => {
    const whole = running();
    expect(completed(whole, report("land-survey")).refusal).toEqual({
      code: "not-for-rectification",
      materials: ["land-survey"],
      allowed: ["site-plan"],
    });
    const two = after(whole, completed(whole, report("site-plan")));
    expect(completed(two, report("site-plan"), plain, LATER)).toEqual({ events: [] });
    expect(completed(two, report(), plain, LATER, "d2").refusal).toEqual({
      code: "no-rectification",
      standing: "done",
    });
  });

  it("gives way to a change of the project in substance, which goes its own way", () => {
    const whole = running();
    const next = after(whole, changes(whole, plain, filesAnew("anew", ["land-survey"]), DONE, RULES));
    expect(rectificationStanding(next.application)).toBe("set-aside");
    expect(completed(next, report("site-plan"), plain, LATER).refusal).toMatchObject({
      standing: "set-aside",
    });
    // The project is another one: what is contested comes before a joint review.
    const end = rolledUp(answered(next, "river~2", consent, LATER));
    expect(end.application).toMatchObject({ status: "joint-review", joint: { objections: ["a1.road"] } });
  });

  it("is over with a withdrawal, and the second reviews end with it", () => {
    const two = done();
    const end = after(two, withdraw(two.application, "r", LATER, two.reviews, RULES));
    expect(reviewOf(end, "road~2")).toMatchObject({ status: "closed", outcome: "cancelled" });
    const gone = after(running(), withdraw(running().application, "r", LATER, running().reviews, RULES));
    expect(rectificationStanding(gone.application)).toBe("over");
  });

  it("has a term that ends, with the longest second review and the lead's three days, within the whole's", () => {
    // 45 working days from 2 March: 7 May. Three for the second review, five for what had fallen with it, three for the lead.
    const whole = contested(licensed, ["road"]);
    expect(wholeOf(whole.application, whole.reviews, RULES)?.due.dueDate).toBe("2026-05-08");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 44 }), (gone) => {
        const now = plusSeconds(afterWorkingDays(ANSWERED, gone + 1, RULES).dueAt, -3600);
        const days = mostDays(on(whole, licensed), now, RULES);
        const ends = (term: number) => afterWorkingDays(now, term + 3 + 5 + 3, RULES).dueAt;
        const { dueAt } = wholeOf(whole.application, whole.reviews, RULES)!.due;
        expect(days).toBeLessThanOrEqual(RECTIFICATION_DAYS);
        if (days > 0) expect(ends(days) <= dueAt).toBe(true);
        if (days < RECTIFICATION_DAYS) expect(ends(days + 1) > dueAt).toBe(true);
      }),
    );
  });

  it("is cut further by a late consent, and is nothing where nothing is left", () => {
    const whole = contested(licensed, ["road"]);
    const one = after(whole, offered(whole, licensed, { ...offer, days: RECTIFICATION_DAYS }));
    // The last day on which a term of one day still fits.
    const last = at("2026-04-17T10:00");
    expect(mostDays(on(one, licensed), last, RULES)).toBeGreaterThan(0);
    const late = agreed(one, licensed, last);
    const [event] = late.events;
    expect(event).toMatchObject({ type: "rectification-agreed" });
    const never = at("2026-04-29T10:00");
    expect(agreed(one, licensed, never).refusal).toEqual({ code: "rectification-days", most: 0 });
    expect(offered(whole, licensed, offer, never).refusal).toEqual({ code: "rectification-days", most: 0 });
    expect(offered(whole, licensed, { ...offer, days: RECTIFICATION_DAYS }, last).refusal).toMatchObject({
      code: "rectification-days",
    });
    // Without a licence there is no such limit.
    expect(mostDays(on(contested(), plain), never, RULES)).toBe(RECTIFICATION_DAYS);
  });
});

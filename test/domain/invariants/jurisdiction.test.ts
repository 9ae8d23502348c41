/** What holds of matters that are handed on, disputed, go round and are named, whatever the order. */
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Application } from "../../../functions/domain/application/application.ts";
import type { ApplicationDecision } from "../../../functions/domain/application/applicationEvent.ts";
import { disputeOffer } from "../../../functions/domain/application/offers.ts";
import { handOn } from "../../../functions/domain/application/handingOn.ts";
import { heldUp } from "../../../functions/domain/application/heldUp.ts";
import { decideReferral } from "../../../functions/domain/application/jurisdiction.ts";
import { matterCodeOf } from "../../../functions/domain/base/ids.ts";
import type { Region } from "../../../functions/domain/catalogue/region.ts";
import { plusSeconds, type Instant } from "../../../functions/domain/base/time.ts";
import { viewAt } from "../../../functions/domain/review/advance.ts";
import { giveOpinion } from "../../../functions/domain/review/giveOpinion.ts";
import { judgedReferral } from "../../../functions/domain/review/referral.ts";
import {
  answerReferral,
  awaitsNaming,
  disputeDecider,
  isSatOn,
} from "../../../functions/domain/review/referralAnswer.ts";
import type { Review } from "../../../functions/domain/review/review.ts";
import { REGION, RULES, submissionOf, T0 } from "../given.ts";
import { after as whole, received } from "../whole.ts";

const { departments } = REGION;
const IDS = departments.map(({ id }) => id);
const FEW = IDS.slice(0, 4);

/** Two departments hand their matters to each other: chance alone is seldom that unkind. */
const CROSSED: readonly Act[] = [
  { do: "refers", which: 0, to: 1 },
  { do: "refers", which: 0, to: 0 },
  { do: "names", which: 1, to: 0 },
  { do: "names", which: 4, to: 3 },
];

/** What is handed on to the second of them is sent to an endpoint that does not answer: nothing serves it. */
const region: Region = {
  ...REGION,
  departments: departments.map((one) =>
    one.id === FEW[1] ? { ...one, service: { channel: "webhook", url: "https://example.cn/in" } } : one,
  ),
};

type World = { application: Application; reviews: readonly Review[]; now: Instant };

const number = fc.nat(11);
const acts = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant("refers" as const), which: number, to: number }),
    fc.record({ do: fc.constant("refers" as const), which: number, to: number }),
    fc.record({ do: fc.constant("disputes" as const), which: number, to: fc.option(number) }),
    fc.record({ do: fc.constant("accepts" as const), which: number, to: number }),
    fc.record({ do: fc.constant("consents" as const), which: number, to: number }),
    fc.record({ do: fc.constant("names" as const), which: number, to: number }),
    fc.record({ do: fc.constant("waits" as const), which: number, to: number }),
  ),
  { maxLength: 14 },
);
type Act = typeof acts extends fc.Arbitrary<readonly (infer A)[]> ? A : never;

const after = (world: World, decision: ApplicationDecision): World => ({
  ...world,
  ...whole(world, decision),
});

function done(world: World, act: Act): World {
  const { application, reviews, now } = world;
  if (act.do === "waits") return { ...world, now: plusSeconds(now, act.which * 7_200) };
  const standing = { application, reviews, region };
  // Those that are about something, so that few acts are about nothing.
  const mine = reviews.filter(({ status, facts }) =>
    act.do === "refers" ? FEW.includes(facts.department.id) && status !== "closed" : facts.handedOn,
  );
  const waiting = act.do === "names" && act.which % 3 > 0 ? mine.filter(awaitsNaming) : mine;
  const review = waiting[act.which % Math.max(1, waiting.length)];
  if (!review) return world;
  const { reviewId, department } = review.facts;
  const own = (events: Parameters<typeof handOn>[2]) =>
    after(world, { events: [], reviews: [{ reviewId, events }] });
  switch (act.do) {
    case "refers": {
      const to = FEW[act.to % FEW.length]!;
      const opinion = { kind: "not-applicable", reasons: "r", referTo: to } as const;
      const given = giveOpinion(review, opinion, now, RULES);
      const judged = judgedReferral(review, opinion, given, now, RULES, { all: IDS, own: department.id });
      return judged.refusal
        ? own(judged.events)
        : after(world, handOn(standing, reviewId, judged.events, now, RULES));
    }
    case "disputes": {
      const names = act.to === null ? {} : { names: FEW[act.to % FEW.length]! };
      return own(
        answerReferral(review, { answer: "disputes", reasons: "r", ...names }, now, RULES, departments)
          .events,
      );
    }
    case "accepts":
      return own(answerReferral(review, { answer: "accepts" }, now, RULES, departments).events);
    case "consents":
      return own(giveOpinion(review, { kind: "consent" }, now, RULES).events);
    case "names":
      return named(world, review, [...FEW, ...IDS][act.to]!);
  }
}

/** By who decides it; by the other one nothing is written. */
function named(world: World, review: Review, department: string): World {
  const standing = { application: world.application, reviews: world.reviews, region };
  const decision = { reviewId: review.facts.reviewId, department, reasons: "三定" };
  const by = disputeDecider(review);
  const other = decideReferral(standing, decision, by === "lead" ? "supervisor" : "lead", world.now, RULES);
  const repeated = review.referral?.decision?.department === department;
  expect(other.events).toEqual([]);
  if (!repeated) expect([other.reviews ?? [], other.refusal !== undefined]).toEqual([[], true]);
  const decided = decideReferral(standing, decision, by, world.now, RULES);
  if (decided.refusal) expect([decided.events, decided.reviews ?? []]).toEqual([[], []]);
  return after(world, decided);
}

describe("matters that are handed on", () => {
  it("are one open review each, whose is named by one, and move nobody's statutory date", () => {
    const seen = { satOn: 0, named: 0, stands: 0 };
    fc.assert(
      fc.property(fc.nat(CROSSED.length), acts, (prelude, all) => {
        let world: World = { ...received(submissionOf()), now: T0 };
        for (const act of [...CROSSED.slice(0, prelude), ...all]) {
          const next = done(world, act);
          holds(world, next);
          if (next.reviews.some(isSatOn)) seen.satOn++;
          if (next.reviews.some(({ facts }) => facts.handedOn?.named)) seen.named++;
          if (next.reviews.some(({ referral }) => referral?.decision?.result === "stands")) seen.stands++;
          world = next;
        }
      }),
      { numRuns: 40, seed: 12 },
    );
    // It has been where it should look.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
  });
});

function holds(before: World, { application, reviews, now }: World): void {
  const open = reviews.filter(({ status }) => status !== "closed");
  const matters = open.map(({ facts }) => matterCodeOf(facts.reviewId));
  expect(new Set(matters).size).toBe(matters.length);
  for (const review of reviews) {
    const { handedOn, reviewId } = review.facts;
    const earlier = before.reviews.find(({ facts }) => facts.reviewId === reviewId);
    // S1: of what was there already no date moves.
    if (earlier?.served && review.served) {
      expect(review.served.statutoryDueAt).toBe(earlier.served.statutoryDueAt);
      expect(review.served.due).toEqual(earlier.served.due);
    }
    if (!handedOn) continue;
    const first = reviews.find(({ facts }) => facts.reviewId === handedOn.from)!;
    // The statutory clock runs on from the first service.
    const root = handedOn.ranSince?.startedAt;
    expect(root).toBe(first.facts.handedOn?.ranSince?.startedAt ?? first.served?.servedAt);
    if (handedOn.named !== undefined) expect(awaitsNaming(review) || review.referral?.sitting).toBeFalsy();
  }
  // What is to be named is held by one, is offered to that one, and to nobody else.
  const states = reviews.map((review) => viewAt(review, now, RULES));
  const held = heldUp(application, states, "planning", now, RULES).flatMap(({ what, reviewId }) =>
    (what === "jurisdiction" || what === "dispute") && reviewId !== null ? [reviewId] : [],
  );
  const offered = (["lead", "supervisor"] as const).flatMap(
    (by) => disputeOffer(states, by, RULES, region)?.limits.reviews ?? [],
  );
  expect(offered.toSorted()).toEqual(held.toSorted());
}

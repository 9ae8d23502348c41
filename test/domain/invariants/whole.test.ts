/** I23, I50, I51: a whole case on record, whoever writes down when what time and its reviews have made true. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { handIn } from "../../../functions/domain/application/intake.ts";
import {
  applicationEvents,
  reviewEvents,
  standingAt,
} from "../../../functions/domain/application/standing.ts";
import { withdraw } from "../../../functions/domain/application/withdrawal.ts";
import { epochOf, instantOfEpoch, type Instant } from "../../../functions/domain/base/time.ts";
import type { Matter, OnTimeout, Region } from "../../../functions/domain/catalogue/region.ts";
import { satisfies } from "../../../functions/domain/review/outcome.ts";
import type { Review, ReviewDecision } from "../../../functions/domain/review/review.ts";
import { at, materialOf, sentOf, opinion, regionWith, submissionOf, T0 } from "../given.ts";
import { changes, everythingAnew } from "../../support/changes.ts";
import { after, received, type Whole } from "../whole.ts";
import { anOpinion, clockCommand, DAY, HOUR, LONG_AFTER, PLAIN, type Command } from "./acts.ts";

/** A case as the catalogue lays it out: what each matter waits for, and what stands in for some. */
type Layout = {
  matters: readonly Partial<Matter>[];
  claimed: readonly string[];
  intake: "automatic" | "window";
};

const layoutOf = (silence: fc.Arbitrary<OnTimeout>, most: number): fc.Arbitrary<Layout> =>
  fc
    .record({
      matters: fc.array(
        fc.record({
          onTimeout: silence,
          days: fc.constantFrom(1, 3, 5),
          before: fc.array(fc.record({ which: fc.nat(most), tolerable: fc.boolean() }), { maxLength: 2 }),
          isClaimed: fc.constantFrom(false, false, false, true),
          channel: fc.constantFrom("water", "land", "ecology", "forestry"),
        }),
        { minLength: 1, maxLength: most },
      ),
      intake: fc.constantFrom("automatic" as const, "automatic" as const, "window" as const),
    })
    .map(({ matters, intake }) => ({
      intake,
      claimed: matters.flatMap(({ isClaimed }, i) => (isClaimed ? [`m${i}`] : [])),
      matters: matters.map(({ onTimeout, days, before, channel }, i) => ({
        code: `m${i}`,
        department: channel,
        onTimeout,
        limit: { days, unit: "working-days" },
        materials: ["survey", "site-plan"],
        replaceableBy: ["promise"],
        // None waits for a later one, nor twice for the same: no circle.
        prerequisites: [...new Map(before.map((one) => [one.which % Math.max(i, 1), one]))].flatMap(
          ([which, { tolerable }]) => (which < i ? [{ matter: `m${which}`, tolerable }] : []),
        ),
      })),
    }));

const regionOf = ({ matters, intake }: Layout): Region => {
  const plain = regionWith(matters);
  return { ...plain, policies: { ...plain.policies, intake } };
};

const begun = (layout: Layout): Whole =>
  received(
    submissionOf({}, { claims: layout.claimed.map((matter) => ({ matter, by: "promise", signedBy: "x" })) }),
    regionOf(layout),
  );

/** Everything that has become true is written down, as an engine, a consumer or a reconciliation does it. */
function written(whole: Whole, region: Region, now: Instant): Whole {
  const moment = { now, settledAt: now };
  let current = accepted(whole, region, now);
  for (;;) {
    const { reviews } = current;
    const changes = reviews.flatMap((review) => {
      const events = reviewEvents(review, reviews, moment, PLAIN);
      return events.length > 0 ? [{ reviewId: review.facts.reviewId, events }] : [];
    });
    if (changes.length === 0) return current;
    current = after(current, { events: [], reviews: changes });
  }
}

/** Whoever finds the window's term over writes the acceptance down before anything else. */
const accepted = (whole: Whole, region: Region, now: Instant): Whole =>
  after(whole, applicationEvents(whole.application, { now, settledAt: now }, PLAIN, region));

type Doing =
  | { do: "write" }
  | { do: "withdraw" }
  | { do: "change" }
  | { do: "command"; which: number; command: Command };

const write = fc.constant<Doing>({ do: "write" });
const command = fc.oneof(
  fc
    .tuple(fc.nat(7), anOpinion)
    .map(([which, said]): Doing => ({ do: "command", which, command: (rules) => opinion(said, rules) })),
  fc
    .tuple(fc.nat(7), clockCommand)
    .map(([which, what]): Doing => ({ do: "command", which, command: what.command })),
);
const withdrawing = fc.constant<Doing>({ do: "withdraw" });
const changing = fc.constant<Doing>({ do: "change" });

type Timed = { at: number; doing: Doing };

/** In the order of time, over six weeks from receipt on. */
const timed = (doing: fc.Arbitrary<Doing>, maxLength: number): fc.Arbitrary<Timed[]> =>
  fc.array(
    fc.tuple(doing, fc.nat(40), fc.constantFrom(0, 1, 9 * HOUR, DAY - 1)).map(([what, day, time]) => ({
      doing: what,
      at: Math.max(epochOf(at("2026-03-02T00:00")) + day * DAY + time, epochOf(T0)),
    })),
    { maxLength, size: "max" },
  );

function commanded(whole: Whole, which: number, decide: (review: Review) => ReviewDecision): Whole {
  const review = whole.reviews[which % Math.max(whole.reviews.length, 1)];
  if (!review) return whole;
  return after(whole, {
    events: [],
    reviews: [{ reviewId: review.facts.reviewId, events: decide(review).events }],
  });
}

function does(whole: Whole, region: Region, { at: ms, doing }: Timed): Whole {
  const now = instantOfEpoch(ms);
  switch (doing.do) {
    case "write":
      return written(whole, region, now);
    case "withdraw": {
      const { application, reviews } = accepted(whole, region, now);
      return after({ application, reviews }, withdraw(application, "x", now, reviews, PLAIN));
    }
    case "change": {
      const { application, reviews } = accepted(whole, region, now);
      const anew = everythingAnew(application, "x");
      return after({ application, reviews }, changes({ application, reviews }, region, anew, now, PLAIN));
    }
    case "command":
      // Who acts on a review is judged by what has become true of it.
      return commanded(written(whole, region, now), doing.which, (review) =>
        doing.command(PLAIN)(review, now),
      );
  }
}

const play = (layout: Layout, doings: readonly Timed[], from = begun(layout)): Whole =>
  doings.toSorted((a, b) => a.at - b.at).reduce((whole, one) => does(whole, regionOf(layout), one), from);

/** A state without what says when it was written down. */
const datesOf = (review: Review): unknown =>
  JSON.parse(
    JSON.stringify(review, (key, value: unknown) =>
      key === "recordedAt" || key === "wholeDays" ? undefined : value,
    ),
  );

const anySilence = fc.constantFrom<OnTimeout>(
  "deemed-consent",
  "deemed-consent",
  "escalate",
  "proceed-without",
  "deemed-refusal",
);
const withoutG2 = fc.constantFrom<OnTimeout>("escalate", "proceed-without", "deemed-refusal");

describe("a case on record", () => {
  it("I51: has all its reviews from the decision that accepts it on, each as it is asked or waits, as of one instant", () => {
    const latency = fc.constantFrom(0, 1, 26 * DAY);
    fc.assert(
      fc.property(layoutOf(anySilence, 40), latency, fc.boolean(), (layout, late, isIncomplete) => {
        const region = regionOf(layout);
        const claims = layout.claimed.map((matter) => ({ matter, by: "promise" as const, signedBy: "x" }));
        const isAsked = layout.matters.some(({ code }) => !layout.claimed.includes(code!));
        const materials = isIncomplete ? [sentOf("survey")] : [sentOf("survey"), sentOf("site-plan")];
        const first = received(submissionOf({}, { claims, materials }), region);
        // What completes it may come later; at the window nobody may say a word.
        const completedAt = at("2026-03-04T11:00");
        const complete =
          isIncomplete && isAsked
            ? after(first, handIn(first.application, region, materialOf("site-plan"), completedAt, PLAIN, []))
            : first;
        const since = isIncomplete && isAsked ? completedAt : T0;
        const term = since === T0 ? at("2026-03-10T00:00") : at("2026-03-12T00:00");
        const asked = layout.intake === "automatic" ? since : term;
        if (layout.intake === "window") expect(complete.reviews).toEqual([]);
        const whole = written(complete, region, instantOfEpoch(epochOf(asked) + late));
        const { application } = whole;
        if (!("acceptance" in application) || application.acceptance === null)
          throw new Error("not accepted");
        expect(whole.reviews.map(({ facts }) => facts.reviewId)).toEqual(
          application.acceptance.reviews.map(({ reviewId }) => reviewId),
        );
        expect(whole.reviews.map(({ facts }) => facts.matter.code)).toEqual(
          layout.matters.map(({ code }) => code),
        );

        const acceptedIn =
          layout.intake === "automatic"
            ? complete
            : after(
                complete,
                applicationEvents(
                  complete.application,
                  {
                    now: instantOfEpoch(epochOf(term) + late),
                    settledAt: instantOfEpoch(epochOf(term) + late),
                  },
                  PLAIN,
                  region,
                ),
              );
        for (const review of acceptedIn.reviews) {
          const { matter, waitsFor } = review.facts;
          const open = waitsFor.filter((id) => !layout.claimed.some((code) => id === `a1.${code}`));
          if (layout.claimed.includes(matter.code))
            expect(review).toMatchObject({ outcome: "replaced", closedAt: asked });
          else if (open.length > 0) expect(review).toMatchObject({ status: "waiting", served: null });
          else expect(review).toMatchObject({ status: "running", served: { servedAt: asked } });
        }
      }),
      { numRuns: 100 },
    );
  });

  it("I23: after a withdrawal no review starts or changes its outcome, whatever is sent and whoever writes when", () => {
    fc.assert(
      fc.property(
        layoutOf(anySilence, 5),
        timed(fc.oneof(write, command), 6),
        fc.nat(40),
        timed(fc.oneof(write, command, changing, withdrawing), 6),
        (layout, before, day, doings) => {
          const withdrawnAt = epochOf(T0) + day * DAY;
          const gone = play(layout, [
            ...before.filter(({ at: when }) => when <= withdrawnAt),
            { at: withdrawnAt, doing: { do: "withdraw" } },
          ]);
          expect(gone.application.status).toBe("withdrawn");
          for (const { status } of gone.reviews) expect(status).toBe("closed");
          const later = doings.map((one) => ({ ...one, at: Math.max(one.at, withdrawnAt) }));
          const end = written(play(layout, later, gone), regionOf(layout), LONG_AFTER);
          expect(end.application).toEqual(gone.application);
          expect(end.reviews.map(settled)).toEqual(gone.reviews.map(settled));
          expect(standingAt(end.reviews, LONG_AFTER, PLAIN)).toEqual(end.reviews);
        },
      ),
    );
  });

  it("I50: without an engine, and asked once at the end, has the same dates and outcomes, but for a silence that G2 asks about", () => {
    fc.assert(
      fc.property(
        layoutOf(withoutG2, 5),
        timed(fc.oneof({ weight: 4, arbitrary: command }, changing, withdrawing), 6),
        timed(write, 8),
        (layout, doings, writes) => {
          const region = regionOf(layout);
          const often = written(play(layout, [...doings, ...writes]), region, LONG_AFTER);
          const once = written(play(layout, doings), region, LONG_AFTER);
          expect(once.application).toEqual(often.application);
          expect(once.reviews.map(datesOf)).toEqual(often.reviews.map(datesOf));
        },
      ),
      { numRuns: 400 },
    );
  });

  it("I50: asked late, a review has its dates all the same; one whose silence counts less for it names G2", () => {
    fc.assert(
      fc.property(layoutOf(anySilence, 5), timed(command, 4), timed(write, 8), (layout, doings, writes) => {
        const region = regionOf(layout);
        const often = written(play(layout, [...doings, ...writes]), region, LONG_AFTER).reviews;
        const once = written(play(layout, doings), region, LONG_AFTER).reviews;
        /** Those that G2 has made another of, and who waits for them. */
        const other = new Set<string>();
        for (const [i, review] of once.entries()) {
          const twin = often[i]!;
          const { reviewId, waitsFor } = review.facts;
          if (waitsFor.some((id) => other.has(id))) {
            other.add(reviewId);
            continue;
          }
          // A command may be refused to the one and taken from the other, once their silence differs.
          if (failsG2(review) !== failsG2(twin)) other.add(reviewId);
          else if (!failsG2(review)) expect(datesOf(review)).toEqual(datesOf(twin));
          expect(review.served?.servedAt).toBe(twin.served?.servedAt);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("starts nobody before its prerequisites have consented, and lets nobody run behind one that has not", () => {
    fc.assert(
      fc.property(layoutOf(anySilence, 6), timed(fc.oneof(write, command), 10), (layout, doings) => {
        const { reviews } = written(play(layout, doings), regionOf(layout), LONG_AFTER);
        const byId = new Map(reviews.map((review) => [review.facts.reviewId, review]));
        for (const review of reviews) {
          const before = review.facts.waitsFor.map((id) => byId.get(id)!);
          if (review.status === "waiting")
            expect(before.some(({ status }) => status !== "closed")).toBe(true);
          if (review.served === null) continue;
          for (const other of before) {
            if (other.status !== "closed") throw new Error(`${review.facts.reviewId} runs too early`);
            expect(satisfies(other.outcome)).toBe(true);
            expect(other.closedAt <= review.served.servedAt).toBe(true);
          }
        }
      }),
    );
  });
});

/** What nothing changes any more once a case is over. */
function settled(review: Review): unknown {
  if (review.status !== "closed") return review;
  const { facts, outcome, closedAt, opinion: said, served, silence, overdue } = review;
  return { facts, outcome, closedAt, said, served, silence, overdue };
}

/** Whether its silence was, or would have been, kept from counting because it came on record so late. */
const failsG2 = (review: Review): boolean =>
  (review.status === "overdue" && review.failedGuards.includes("G2")) ||
  (review.status === "closed" && review.overdue && review.facts.matter.onTimeout === "deemed-consent");

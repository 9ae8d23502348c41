/** What holds of any review and any application, whatever arrives, in whatever order, however often. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { viewAt } from "../../functions/domain/review/advance.ts";
import { outcomeOf, sameOpinion, type Opinion } from "../../functions/domain/review/opinion.ts";
import { begin, evolve } from "../../functions/domain/review/replay.ts";
import type { Review, ReviewEvent } from "../../functions/domain/review/review.ts";
import { epochOf, instantOfEpoch, type Instant } from "../../functions/domain/base/time.ts";
import {
  at,
  consent,
  DUE,
  given,
  notApplicable,
  objection,
  opinion,
  RULES,
  served,
  T0,
  wake,
  withConditions,
} from "./given.ts";

fc.configureGlobal({ numRuns: 250 });

/** As long as an opinion that was received may take to reach the record: the engine looks back that far. */
const SETTLE = 30_000;
const LONG_AFTER = at("2026-05-01T00:00");

/** Until then a department owes its written opinion after a consent by silence. */
const BACKFILL_DUE = at("2026-03-11T00:00");

type Arrival =
  | { of: "opinion"; opinion: Opinion; receivedAt: Instant; lands: number }
  | { of: "wake"; asOf: Instant; lands: number };

/** Around the due instant, and often at its very edge. */
const moment = fc
  .oneof(
    { weight: 3, arbitrary: fc.integer({ min: -3, max: 3 }) },
    { weight: 2, arbitrary: fc.integer({ min: -2 * SETTLE, max: 2 * SETTLE }) },
    // Around the day after, when the written opinion is owed and the ladder goes on.
    {
      weight: 1,
      arbitrary: fc.integer({ min: -SETTLE, max: SETTLE }).map((offset) => offset + 24 * 3600 * 1000),
    },
    { weight: 2, arbitrary: fc.integer({ min: epochOf(T0) - epochOf(DUE), max: 10 * 24 * 3600 * 1000 }) },
  )
  .map((offset) => epochOf(DUE) + offset);
const anOpinion = fc.constantFrom<Opinion>(
  consent,
  objection,
  notApplicable,
  withConditions("a silt trap"),
  withConditions("a silt trap", "no work in June"),
  withConditions("night work only"),
);
const arrival = fc.oneof(
  fc.tuple(anOpinion, moment, fc.nat(SETTLE)).map(([opinion, received, delay]): Arrival => {
    const receivedAt = instantOfEpoch(received);
    return { of: "opinion", opinion, receivedAt, lands: received + delay };
  }),
  moment.map((now): Arrival => ({ of: "wake", asOf: instantOfEpoch(now - SETTLE), lands: now })),
);
/** What happens to a review, in the order in which it reaches the record. */
const arrivals = fc
  .array(arrival, { maxLength: 10 })
  .map((unordered) => unordered.toSorted((a, b) => a.lands - b.lands));

const policy = fc.constantFrom(
  { onTimeout: "deemed-consent", silence: "deemed-consent" } as const,
  { onTimeout: "deemed-refusal", silence: "deemed-refusal" } as const,
  { onTimeout: "proceed-without", silence: "no-response" } as const,
  { onTimeout: "escalate", silence: null } as const,
);
type Policy = typeof policy extends fc.Arbitrary<infer P> ? P : never;

const opened = ({ onTimeout }: Policy) => given(...served({ matter: { onTimeout } }));
type Reviewing = ReturnType<typeof opened>;

const arrive = (review: Reviewing, what: Arrival): Reviewing =>
  what.of === "wake" ? review.when(wake(), what.asOf) : review.when(opinion(what.opinion), what.receivedAt);
const play = (policy: Policy, arrivals: readonly Arrival[]): Reviewing =>
  arrivals.reduce(arrive, opened(policy));
const inTheEnd = (review: Reviewing): Review => viewAt(review.state, LONG_AFTER, RULES);

const opinionsIn = (arrivals: readonly Arrival[]) => arrivals.filter((what) => what.of === "opinion");
const isClosing = ({ type }: ReviewEvent): boolean =>
  type === "opinion-given" || type === "closed-by-silence";

/** A consent that lands at the end of the term for the written opinion, whenever it was received. */
const lateConsent = (receivedAt: Instant): Arrival => ({
  of: "opinion",
  opinion: { kind: "consent" },
  receivedAt,
  lands: epochOf(BACKFILL_DUE),
});

describe("any review", () => {
  it("I8: timely is whatever was received before the due instant, no matter when it was written", () => {
    fc.assert(
      fc.property(policy, arrivals, (policy, arrivals) => {
        const opinions = opinionsIn(arrivals);
        const first = opinions.find(({ receivedAt }) => policy.onTimeout === "escalate" || receivedAt < DUE);
        // Sent twice across the due instant: the one received in time counts, though it was written second.
        const sentInTime = opinions.find(
          ({ opinion, receivedAt }) => first && receivedAt < DUE && sameOpinion(opinion, first.opinion),
        );
        const counting = first && first.receivedAt >= DUE ? (sentInTime ?? first) : first;
        const expected = counting
          ? {
              status: "closed",
              outcome: outcomeOf(counting.opinion),
              opinion: counting.opinion,
              closedAt: counting.receivedAt,
              overdue: counting.receivedAt >= DUE,
            }
          : policy.silence
            ? { status: "closed", outcome: policy.silence, opinion: null, closedAt: DUE, overdue: false }
            : { status: "overdue", failedGuards: [], raisedTo: "government" };
        expect(inTheEnd(play(policy, arrivals))).toMatchObject(expected);
      }),
    );
  });

  it("I2: a review reaches exactly one outcome, and nothing changes it afterwards", () => {
    fc.assert(
      fc.property(policy, arrivals, (policy, arrivals) => {
        let review = opened(policy);
        let first: Review | undefined;
        for (const what of arrivals) {
          review = arrive(review, what);
          if (review.state.status !== "closed") expect(first).toBeUndefined();
          else first ??= review.state;
          const { lateOpinions, rivalOpinions } = review.state;
          if (!first || review.state.status !== "closed") continue;
          // All that may still be learnt is that the very same opinion had been received in time, which the record
          // itself says of the limit, and that the written one which is owed after a consent by silence never came.
          const { closedAt, overdue, corrections, orders } = review.state;
          const missed = review.state.silence !== null && { backfillMissed: review.state.backfillMissed };
          expect(review.state).toEqual({
            ...first,
            lateOpinions,
            rivalOpinions,
            closedAt,
            overdue,
            corrections,
            orders,
            ...missed,
          });
          if (missed && missed.backfillMissed) expect(review.state.silence?.backfillDueAt).toBe(BACKFILL_DUE);
          const isFoundTimely = overdue !== (first as typeof review.state).overdue;
          if (isFoundTimely) expect(closedAt < DUE && !overdue).toBe(true);
          const found = { rule: "promised-limit", at: DUE, correctedAt: closedAt, by: null, reasons: null };
          expect(corrections).toEqual(isFoundTimely ? [...first.corrections, found] : first.corrections);
          // What was ordered of that limit was ordered of nobody.
          expect(orders).toEqual(isFoundTimely ? undefined : first.orders);
        }
        const { history } = review.when(wake(), LONG_AFTER);
        const open = inTheEnd(review).status === "overdue";
        expect(history.filter(isClosing)).toHaveLength(open ? 0 : 1);
      }),
    );
  });

  it("I22: a late opinion never changes a closed outcome", () => {
    fc.assert(
      fc.property(policy, arrivals, anOpinion, moment, (policy, arrivals, opinionGiven, received) => {
        const before = play(policy, arrivals).when(wake(), LONG_AFTER);
        fc.pre(before.state.status === "closed");
        const late = instantOfEpoch(Math.max(received, epochOf(DUE)));
        const after = before.when(opinion(opinionGiven), late);
        const { lateOpinions, rivalOpinions } = after.state;
        // Whether the written opinion that is owed was missed is no part of the outcome.
        const { backfillMissed } = after.state as { backfillMissed?: boolean };
        const kept = { lateOpinions, rivalOpinions, ...(backfillMissed !== undefined && { backfillMissed }) };
        expect(after.state).toEqual({ ...before.state, ...kept });
        expect(after.decision.events.filter(isClosing)).toEqual([]);
      }),
    );
  });

  it("I24: the events replay to the same state, one by one and from what was stored", () => {
    fc.assert(
      fc.property(policy, arrivals, (policy, arrivals) => {
        const opening = opened(policy);
        let [state, history] = [opening.state, opening.history];
        for (const what of arrivals) {
          const { events } = arrive(given(...history), what).decision;
          state = events.reduce<Review>(evolve, state);
          history = [...history, ...events];
        }
        expect(begin(state.facts, history)).toEqual(state);
        expect(begin(state.facts, JSON.parse(JSON.stringify(history)) as ReviewEvent[])).toEqual(state);
      }),
    );
  });

  it("I25: a command repeated k times is a command given once", () => {
    fc.assert(
      fc.property(policy, arrivals, fc.integer({ min: 2, max: 4 }), (policy, arrivals, k) => {
        const repeated = arrivals.flatMap((what) => Array.from({ length: k }, () => what));
        expect(play(policy, repeated).history).toEqual(play(policy, arrivals).history);
      }),
    );
  });

  it("I26: a wake fired any number of times, early or late or never, changes no outcome", () => {
    fc.assert(
      fc.property(policy, arrivals, fc.array(moment), (policy, arrivals, moments) => {
        const wakes = moments.map((now): Arrival => ({
          of: "wake",
          asOf: instantOfEpoch(now - SETTLE),
          lands: now,
        }));
        const more = [...arrivals, ...wakes].sort((a, b) => a.lands - b.lands);
        const never = inTheEnd(play(policy, opinionsIn(arrivals)));
        expect(inTheEnd(play(policy, arrivals))).toEqual(never);
        expect(inTheEnd(play(policy, more))).toEqual(never);
      }),
    );
  });

  it("keeps no more than a few attempts, each of them once, whatever arrives", () => {
    fc.assert(
      fc.property(policy, fc.array(arrival, { maxLength: 20 }), (policy, arrivals) => {
        const { lateOpinions, rivalOpinions } = play(policy, arrivals).state;
        for (const kept of [lateOpinions, rivalOpinions]) {
          expect(kept.length).toBeLessThanOrEqual(3);
          // The same one twice only where the second makes up for the first, which came after the term.
          const isInTime = ({ receivedAt }: { receivedAt: Instant }) => receivedAt < BACKFILL_DUE;
          const isTwice = kept.some((a, i) =>
            kept.some((b, j) => i < j && sameOpinion(a.opinion, b.opinion) && isInTime(a) === isInTime(b)),
          );
          expect(isTwice).toBe(false);
        }
      }),
    );
  });

  it("misses the written opinion that is owed exactly if none came in time, whoever was woken and when", () => {
    const silent: Policy = { onTimeout: "deemed-consent", silence: "deemed-consent" };
    fc.assert(
      fc.property(arrivals, (arrivals) => {
        const review = inTheEnd(play(silent, arrivals));
        fc.pre(review.status === "closed" && review.silence !== null);
        const inTime = opinionsIn(arrivals).some(({ receivedAt }) => receivedAt < BACKFILL_DUE);
        expect(review).toMatchObject({ backfillMissed: !inTime });
      }),
      // Received in time, and landed behind one that was not.
      { examples: [[[lateConsent(BACKFILL_DUE), lateConsent(at("2026-03-10T23:59"))]]] },
    );
  });

  it("climbs the ladder step by step, each as of its own instant, whoever was woken and when", () => {
    const overdue: Policy = { onTimeout: "escalate", silence: null };
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 6 }), (moments) => {
        const wakes = moments.toSorted((a, b) => a - b).map(instantOfEpoch);
        const review = wakes.reduce((review, asOf) => review.when(wake(), asOf), opened(overdue));
        const { history } = review.when(wake(), LONG_AFTER);
        expect(history).toEqual(opened(overdue).when(wake(), LONG_AFTER).history);
      }),
    );
  });
});

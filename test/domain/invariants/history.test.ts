/** I2, I22, I24 to I26, I50: any history of a review, whatever it holds. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { begin, evolve } from "../../../functions/domain/review/replay.ts";
import type { Review, ReviewEvent } from "../../../functions/domain/review/review.ts";
import { epochOf, instantOfEpoch } from "../../../functions/domain/base/time.ts";
import { at, given, opinion, T0, wake } from "../given.ts";
import {
  DAY,
  LONG_AFTER,
  PLAIN,
  anOpinion,
  clockCommand,
  anyCommand,
  actsOf,
  about,
  opened,
  act,
  play,
  inTheEnd,
  type Act,
} from "./acts.ts";

describe("any history", () => {
  it("I2: has one outcome at most, which nothing changes", () => {
    fc.assert(
      fc.property(about, actsOf(anyCommand), (policy, acts) => {
        let review = opened(policy);
        let closed: Review | null = null;
        for (const what of acts) {
          review = act(review.when(wake(PLAIN), instantOfEpoch(what.at)), what);
          const { state } = review;
          if (closed !== null && closed.status === "closed")
            expect(state).toMatchObject({
              status: "closed",
              outcome: closed.outcome,
              closedAt: closed.closedAt,
              opinion: closed.opinion,
            });
          else if (state.status === "closed") closed = state;
        }
      }),
    );
  });

  it("I22: a late opinion changes nothing but the list it is kept in", () => {
    fc.assert(
      fc.property(about, actsOf(clockCommand), anOpinion, (policy, acts, late) => {
        const end = play(policy, acts).when(wake(PLAIN), LONG_AFTER);
        fc.pre(end.state.status === "closed");
        const after = end.when(opinion(late, PLAIN), LONG_AFTER);
        expect(after.decision.refusal?.code).toBe("late");
        expect(after.state).toEqual({
          ...end.state,
          lateOpinions: [{ opinion: late, receivedAt: LONG_AFTER }],
        });
      }),
    );
  });

  it("I24: replays to the same state, one by one and from what was stored", () => {
    fc.assert(
      fc.property(about, actsOf(anyCommand), (policy, acts) => {
        let state = opened(policy).state;
        let { history } = opened(policy);
        for (const what of acts) {
          const { events } = act(given(...history), what).decision;
          state = events.reduce<Review>(evolve, state);
          history = [...history, ...events];
        }
        expect(begin(state.facts, history)).toEqual(state);
        expect(begin(state.facts, JSON.parse(JSON.stringify(history)) as ReviewEvent[])).toEqual(state);
      }),
    );
  });

  it("I25: a command that was taken, repeated k times, is the command given once", () => {
    fc.assert(
      fc.property(about, actsOf(anyCommand), fc.integer({ min: 1, max: 3 }), (policy, acts, k) => {
        let review = opened(policy);
        for (const what of acts) {
          review = act(review, what);
          // A change of the project is a command to the application, which tells its reviews once.
          if (review.decision.refusal !== undefined || what.of.startsWith("interrupt")) continue;
          const once = review;
          for (let i = 0; i < k; i++) {
            review = act(review, what);
            expect(review.decision).toEqual({ events: [] });
          }
          expect(review.state).toEqual(once.state);
        }
      }),
    );
  });

  it("I26, I50: losing every wake and asking once at the end gives the same state, dates included", () => {
    const wakes = fc.array(fc.tuple(fc.nat(24), fc.constantFrom(0, 1, DAY - 1)), { maxLength: 8 });
    fc.assert(
      fc.property(about, actsOf(anyCommand), wakes, (policy, acts, moments) => {
        // A revocation finds only what is on record.
        const withoutRevocation = acts.filter(({ of }) => of !== "revoke");
        const woken: Act[] = moments.map(([day, time]) => ({
          of: "wake",
          command: wake,
          at: Math.max(epochOf(at("2026-03-02T00:00")) + day * DAY + time, epochOf(T0)),
        }));
        const often = [...withoutRevocation, ...woken].toSorted((a, b) => a.at - b.at);
        const attempts = (review: Review) => ({
          ...inTheEnd(review),
          refusedAttempts: review.refusedAttempts,
        });
        expect(attempts(play(policy, often).state)).toEqual(attempts(play(policy, withoutRevocation).state));
      }),
      { numRuns: 400 },
    );
  });
});

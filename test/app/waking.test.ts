/** When the engine asks again: after the next change has settled, never past the roll-over, never too soon or in a loop. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { fits, isInVain, rollOverAt, waitOf, type Waking } from "../../functions/app/base/waking.ts";
import type { Review } from "../../functions/domain/review/review.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { rules, T0 } from "../support/cases.ts";

const DAY = 24 * 3600;
const SETTLE = 60;
const inSeconds = (seconds: number) => plusSeconds(T0, seconds);
const from = (now: number, rollOver = 350 * DAY): Waking => ({
  now: inSeconds(now),
  rollOver: inSeconds(rollOver),
  settleSeconds: SETTLE,
  rules: rules.clock,
});

/** A review whose limit runs out then, or that nothing but a person changes. */
const due = (seconds: number | null): Review =>
  (seconds === null
    ? { status: "waiting", served: null }
    : { status: "running", served: { due: { dueAt: inSeconds(seconds) } } }) as unknown as Review;

describe("the engine asks again", () => {
  it.each([
    ["when the next change has settled", 100, 1000, 160],
    ["when the execution rolls over, if that comes first", 5000, 1000, 1000],
    ["when the execution rolls over, if the change settles after it", 990, 1000, 1000],
    ["when the execution rolls over, if nothing changes by itself", null, 1000, 1000],
    ["in a minute, if it is high time", -30, 1000, 60],
    ["in a minute, if the execution is about to roll over", null, 3, 60],
    ["not a moment before: it would ask for nothing", 100.4, 1000, 161],
    ["in a quarter of an hour, if the change ought to have settled by now", -60, 10_000, 900],
    ["in a quarter of an hour, however long ago that was", -500_000, 10_000, 900],
  ])("%s", (_, next, rollOver, seconds) => {
    expect(waitOf(due(next), from(0, rollOver))).toBe(seconds);
  });

  it("for 350 days, and then hands over", () => {
    expect(rollOverAt(T0)).toBe(inSeconds(350 * DAY));
  });

  it("in vain once the change has settled, and not before; never where nothing changes by itself", () => {
    expect(isInVain(due(0), from(SETTLE))).toBe(true);
    expect(isInVain(due(0), from(SETTLE - 0.001))).toBe(false);
    expect(isInVain(due(null), from(400 * DAY))).toBe(false);
  });
});

describe("a wait fits", () => {
  it.each([
    ["where it is the right one", 10 * DAY, 10 * DAY + SETTLE, true],
    ["where it ends five minutes later", 10 * DAY, 10 * DAY + SETTLE + 300, true],
    ["not where it ends later than that", 10 * DAY, 10 * DAY + SETTLE + 301, false],
    ["where it ends half way, though early", 10 * DAY, 5 * DAY + SETTLE / 2, true],
    ["not where it ends before half of the way", 10 * DAY, 5 * DAY + SETTLE / 2 - 1, false],
    ["however short it is, where the instant is an hour off", 3600 - SETTLE, 60, true],
    ["not so, where it is a little more", 3601 - SETTLE, 60, false],
    ["where nothing changes by itself and it lasts as long as the execution", null, 350 * DAY, true],
    ["not where nothing changes by itself and it ends soon", null, 10 * DAY, false],
    ["where the instant has passed in vain and it is a quarter of an hour", -1000, 900, true],
    ["not where it is shorter then: that would be a loop", -1000, 899, false],
    ["not where it is much longer then", -1000, 1201, false],
  ])("%s", (_, next, seconds, does) => {
    expect(fits(seconds, due(next), from(0))).toBe(does);
  });
});

const anyReview = fc
  .option(fc.double({ min: -400 * DAY, max: 400 * DAY, noNaN: true }))
  .map((seconds) => due(seconds));

describe("whatever the review and the instant", () => {
  it("a wait is whole seconds, a minute at least, and fits itself", () => {
    fc.assert(
      fc.property(anyReview, fc.integer({ min: 0, max: 349 * DAY }), (review, now) => {
        const seconds = waitOf(review, from(now));
        expect(Number.isInteger(seconds) && seconds >= 60).toBe(true);
        expect(fits(seconds, review, from(now))).toBe(true);
      }),
    );
  });

  it("a branch that sleeps as long as it was told, and is corrected only where that does not fit, seldom wakes", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 340 * DAY }),
        fc.integer({ min: 60, max: 400 * DAY }),
        (dueIn, first) => {
          const review = due(dueIn);
          let [now, wait, wakes] = [0, first, 0];
          while (!isInVain(review, from(now))) {
            if (!fits(wait, review, from(now))) wait = waitOf(review, from(now));
            now += wait;
            wakes++;
          }
          // Half the way each time, and what is left of the last hour by the minute.
          expect(wakes).toBeLessThanOrEqual(Math.ceil(Math.log2(340 * DAY)) + 61);
          expect(now).toBeLessThanOrEqual(dueIn + SETTLE + 300);
        },
      ),
    );
  });
});

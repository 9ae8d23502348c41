/** I9 to I11, I16 to I18, I27: the clock of a review, whatever is done to it. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { advance, viewAt } from "../../../functions/domain/review/advance.ts";
import { toldOf } from "../../../functions/domain/review/service.ts";
import { dayOfWeek, instantOfEpoch } from "../../../functions/domain/base/time.ts";
import { at, T0 } from "../given.ts";
import { item, requestSupplement, supplementOf } from "../when.ts";
import {
  LONG_AFTER,
  PLAIN,
  CALENDARS,
  clockCommand,
  anyCommand,
  actsOf,
  about,
  opened,
  act,
  play,
  inTheEnd,
} from "./acts.ts";

describe("the clock of a review, whatever is done to it", () => {
  it("I9, I10: its due date is a working day, and no command moves it earlier but the early end of a stop", () => {
    fc.assert(
      fc.property(about, actsOf(clockCommand), (policy, acts) => {
        let review = opened(policy);
        for (const what of acts) {
          const before = viewAt(review.state, instantOfEpoch(what.at), PLAIN);
          review = act(review, what);
          const { due } = review.state.served!;
          expect(dayOfWeek(due.dueDate)).toBeLessThan(6);
          const isResumed = review.decision.events.some(({ type }) => type === "clock-resumed");
          if (!isResumed)
            expect(due.dueDate >= before.served!.due.dueDate || review.decision.events.length === 0).toBe(
              true,
            );
          if (review.state.status === "running") expect(due.dueDate >= toldOf(before.served!)).toBe(true);
        }
      }),
    );
  });

  it("I11: with a new calendar the date never comes before the one that was told, while it runs and while it stands", () => {
    const replaced = fc.nat(CALENDARS.length - 1);
    fc.assert(
      fc.property(
        about,
        actsOf(clockCommand, 6),
        fc.array(replaced, { minLength: 6, maxLength: 6 }),
        (policy, acts, versions) => {
          let review = opened(policy);
          acts.forEach((what, i) => {
            const rules = CALENDARS[versions[i]!]!;
            const now = instantOfEpoch(what.at);
            const asked = viewAt(review.state, now, rules);
            const { served: was } = review.state;
            const told = advance(review.state, now, rules).filter(({ type }) => type === "clock-recomputed");
            // One recomputation at most, with both versions and both dates; never before what was told.
            expect(told.length).toBeLessThanOrEqual(1);
            for (const event of told) {
              if (event.type !== "clock-recomputed") continue;
              expect(event.before.calendarVersion).not.toBe(event.served.calendarVersion);
              expect(event.before.due).toEqual(was!.due);
              expect(event.served.due.dueDate >= was!.due.dueDate).toBe(true);
              const isOff = rules.calendar.days.find(
                ({ date }) => date === event.served.due.dueDate,
              )?.working;
              expect(isOff).toBe(true);
            }
            expect(asked.served!.due.dueDate >= toldOf(was!)).toBe(true);
            review = act(review, what, rules);
            expect(review.state.served!.due.dueDate >= toldOf(was!)).toBe(true);
          });
        },
      ),
      { numRuns: 600 },
    );
  });

  it("closed reviews never change, whatever calendar comes", () => {
    fc.assert(
      fc.property(about, actsOf(anyCommand), fc.constantFrom(...CALENDARS), (policy, acts, rules) => {
        const end = inTheEnd(play(policy, acts).state);
        fc.pre(end.status === "closed");
        expect(advance(end, LONG_AFTER, rules)).toEqual([]);
      }),
    );
  });

  it("I16: one extension", () => {
    fc.assert(
      fc.property(about, actsOf(clockCommand), (policy, acts) => {
        const { history, state } = play(policy, acts);
        const given = history.filter(({ type }) => type === "clock-extended");
        expect(given.length).toBeLessThanOrEqual(1);
        const { limit } = state.served!.clock;
        expect(limit.days).toBe(policy.days + (state.extension?.days ?? 0));
        expect(limit.days - policy.days).toBeLessThanOrEqual(Math.min(10, policy.days));
      }),
    );
  });

  it("I17: one supplement request, in its window; and each special procedure once", () => {
    fc.assert(
      fc.property(about, actsOf(clockCommand), (policy, acts) => {
        const { history, state } = play(policy, acts);
        const asked = history.filter(({ type }) => type === "supplement-requested");
        expect(asked.length).toBeLessThanOrEqual(1);
        // min(⌈n/3⌉, 5) working days after Mon 03-02, in a month without holidays.
        const closes = { 1: "03-04", 3: "03-04", 5: "03-05", 10: "03-07" }[policy.days];
        if (state.supplement) expect(state.supplement.requestedAt < at(`2026-${closes}T00:00`)).toBe(true);
        const kinds = state.procedures.map(({ kind }) => kind);
        expect(new Set(kinds).size).toBe(kinds.length);
      }),
    );
  });

  it("I18: the request that was told is all that is owed: another one adds nothing", () => {
    const materials = fc.subarray(["survey", "site-plan", "traffic-study", "noise-study"], { minLength: 1 });
    fc.assert(
      fc.property(materials, materials, fc.boolean(), (first, second, isDefect) => {
        const basis = { document: "d", article: "a" };
        const request = (all: string[]) =>
          supplementOf(all.map((m) => item(m, { basis, defect: isDefect ? "torn" : null })));
        const once = opened({ days: 10, onTimeout: "deemed-consent", flags: [] }).when(
          requestSupplement(request(first), PLAIN),
          T0,
        );
        const twice = once.when(requestSupplement(request(second), PLAIN), at("2026-03-03T10:00"));
        expect(twice.state.supplement).toEqual(once.state.supplement);
        expect(twice.state.served).toEqual(once.state.served);
      }),
    );
  });

  it("I27: a command that is refused does not stop the clock", () => {
    fc.assert(
      fc.property(about, actsOf(anyCommand), (policy, acts) => {
        let review = opened(policy);
        for (const what of acts) {
          const before = review.state;
          review = act(review, what);
          if (review.decision.refusal === undefined) continue;
          const { refusedAttempts, lateOpinions, rivalOpinions } = review.state;
          expect(review.state).toEqual({ ...before, refusedAttempts, lateOpinions, rivalOpinions });
        }
      }),
    );
  });
});

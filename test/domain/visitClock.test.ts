/** A site visit (联合踏勘) and the clocks: the promised one stands for it, once, and never long; the law's runs on (S1, S5). */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { clockOf } from "../../functions/domain/review/service.ts";
import { dueOf, type Limit } from "../../functions/domain/calendar/clock.ts";
import { bindsOf } from "../../functions/domain/review/limits.ts";
import { evolve } from "../../functions/domain/review/replay.ts";
import type { Review } from "../../functions/domain/review/review.ts";
import { disinvite, invite, inviteAgain, MOST_DAYS_STOOD } from "../../functions/domain/review/visit.ts";
import { addDays, atTime, localDate, plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { at, given, RULES, served, T0 } from "./given.ts";
import { extend, startProcedure, TWENTY } from "./when.ts";
import { requestSupplement as asks } from "../../functions/domain/review/supplement.ts";

const days = (count: number): Limit => ({ days: count, unit: "working-days" });
const reviewWith = (promised: number, statutory: number, servedAt: Instant = T0): Review =>
  given(
    ...served(
      { matter: { limit: days(promised), statutoryLimit: days(statutory), materials: ["survey"] } },
      servedAt,
    ),
  ).state;

const appointment = (heldOn: string, number = 1) => ({
  number,
  heldOn,
  beginsAt: atTime(heldOn, "09:30", RULES.zone),
});
const invited = (review: Review, heldOn: string, now: Instant, number = 1): Review =>
  invite(review, appointment(heldOn, number), now, RULES).reduce<Review>(evolve, review);
const dueDate = ({ served: has }: Review) => has!.due.dueDate;

describe("the promised clock of a review that is invited to a site visit", () => {
  const called = at("2026-03-03T10:00");

  it("stands from the call until the visit's day is over: each working day of that comes behind", () => {
    const plain = reviewWith(10, 20);
    expect(dueDate(plain)).toBe("2026-03-16");
    // 3, 4, 5 and 6 March.
    const after = invited(plain, "2026-03-06", called);
    expect(dueDate(after)).toBe("2026-03-20");
    expect(after.status).toBe("running");
    expect(bindsOf(after, after.served!)).toBe("promised");
    expect(after.served!.statutoryDueAt).toBe(plain.served!.statutoryDueAt);
  });

  it("stands for five working days at most, however far off the visit is", () => {
    expect(dueDate(invited(reviewWith(10, 20), "2026-03-16", called))).toBe("2026-03-23");
  });

  it("gives way to the law's own: what is due is due when the first of both runs out", () => {
    const after = invited(reviewWith(10, 12), "2026-03-06", called);
    expect(dueDate(after)).toBe("2026-03-18");
    expect(bindsOf(after, after.served!)).toBe("statutory");
    expect(after.served!.clock.limit).toEqual(days(12));
    // Equal limits: the law's it is.
    const equal = invited(reviewWith(10, 10), "2026-03-06", called);
    expect(dueDate(equal)).toBe("2026-03-16");
    expect(bindsOf(equal, equal.served!)).toBe("statutory");
  });

  it("stands once: a second visit is an invitation, and nothing more", () => {
    const first = invited(reviewWith(10, 20), "2026-03-06", called);
    const second = invited(first, "2026-03-12", at("2026-03-09T10:00"), 2);
    expect(dueDate(second)).toBe(dueDate(first));
    expect(second.visit?.invitation.number).toBe(2);
  });

  it("stands not where it does not run: such a review is invited only", () => {
    const owing = given(...served({ matter: TWENTY })).when(startProcedure(), at("2026-03-03T09:00")).state;
    const after = invited(owing, "2026-03-06", called);
    expect(after.served).toEqual(owing.served);
    expect(after.visit?.stood).toBe(false);
  });

  it("follows another date, and runs again when the visit is called off", () => {
    const first = invited(reviewWith(10, 20), "2026-03-06", called);
    const moved = inviteAgain(first, appointment("2026-03-09"), at("2026-03-04T10:00"), RULES);
    expect(dueDate(moved.reduce<Review>(evolve, first))).toBe("2026-03-23");
    const off = disinvite(first, 1, at("2026-03-04T10:00"), RULES).reduce<Review>(evolve, first);
    // 3 and 4 March are lost, and no more.
    expect(dueDate(off)).toBe("2026-03-18");
  });

  it("unites with a supplement that stops both, which the law's clock does not count either way", () => {
    const first = invited(reviewWith(10, 20), "2026-03-06", called);
    const items = [{ material: "survey", defect: null, basis: null }];
    const asked = asks(first, { items, reasons: "r", handler: null }, at("2026-03-04T10:00"), RULES, []);
    const after = asked.events.reduce<Review>(evolve, first);
    expect(after.status).toBe("suspended");
    const without = asks(
      reviewWith(10, 20),
      { items, reasons: "r", handler: null },
      at("2026-03-04T10:00"),
      RULES,
      [],
    ).events.reduce<Review>(evolve, reviewWith(10, 20));
    expect(after.served!.statutoryDueAt).toBe(without.served!.statutoryDueAt);
  });
});

const ASKED = {
  items: [{ material: "survey", defect: null, basis: null }],
  reasons: "r",
  handler: null,
};
const HELD = fc.integer({ min: 3, max: 12 });

describe("whatever the limits, the stops and the visit", () => {
  it("the statutory limit runs out in the same instant with and without, and what is due is the earlier of both (S1, S5)", () => {
    fc.assert(
      fc.property(
        fc.record({
          promised: fc.integer({ min: 1, max: 20 }),
          more: fc.integer({ min: 0, max: 20 }),
          start: fc.nat(200),
          call: fc.nat(10 * 24 * 3600),
          off: HELD,
          moves: fc.constantFrom("no", "moved", "off"),
          next: fc.constantFrom("nothing", "extended", "procedure", "supplement"),
        }),
        ({ promised, more, start, call, off, moves, next }) => {
          const servedAt = plusSeconds(at("2026-01-05T09:00"), start * 24 * 3600);
          const plain = reviewWith(promised, promised + more, servedAt);
          const now = plusSeconds(servedAt, call);
          const heldOn = addDays(localDate(now, RULES.zone), off);
          if (now >= plain.served!.due.dueAt) return;
          const steps: ((review: Review) => Review)[] = [
            (review) =>
              moves === "moved"
                ? inviteAgain(review, appointment(addDays(heldOn, 4)), now, RULES).reduce<Review>(
                    evolve,
                    review,
                  )
                : moves === "off"
                  ? disinvite(review, 1, plusSeconds(now, 3600), RULES).reduce<Review>(evolve, review)
                  : review,
          ];
          const act = (review: Review): Review => {
            const later = plusSeconds(now, 7200);
            switch (next) {
              case "nothing":
                return review;
              case "extended":
                return extend(1)(review, later).events.reduce<Review>(evolve, review);
              case "procedure":
                return startProcedure()(review, later).events.reduce<Review>(evolve, review);
              case "supplement":
                return asks(review, ASKED, later, RULES, []).events.reduce<Review>(evolve, review);
            }
          };
          const visited = act(steps.reduce((review, step) => step(review), invited(plain, heldOn, now)));
          const without = act(plain);
          if (visited.status !== without.status || visited.served === null || without.served === null) return;
          // What came too late without the visit was done with it: another act, and no other clock.
          if ((visited.extension === null) !== (without.extension === null)) return;
          expect(visited.served.statutoryDueAt).toBe(without.served.statutoryDueAt);
          const { visitStop } = visited.served;
          if (!visitStop) return;
          // Never later than the law's clock under the same stops, and never more working days later than it may stand.
          const law = {
            days: promised + more + (visited.extension?.days ?? 0),
            unit: "working-days" as const,
          };
          const { suspensions } = visited.served.clock;
          const lawEnds = dueOf({ startedAt: servedAt, suspensions, limit: law }, RULES)!.dueAt;
          expect(visited.served.due.dueAt <= lawEnds).toBe(true);
          expect(visited.served.due.dueAt).toBe(dueOf(clockOf(visited.served), RULES)!.dueAt);
          const { days: calendarDays, position } = RULES.calendar;
          const lost = calendarDays
            .slice(position.get(localDate(visitStop.from, RULES.zone)))
            .filter(
              ({ date, working }) =>
                working && date <= localDate(plusSeconds(visitStop.until!, -0.001), RULES.zone),
            ).length;
          expect(lost).toBeLessThanOrEqual(MOST_DAYS_STOOD);
        },
      ),
      { numRuns: 150 },
    );
  });
});

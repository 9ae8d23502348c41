/** I9, I10, I12 to I15 of two limits that run side by side, in any units, beside the model's day-by-day reckoning. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { ledger, usedDays, type Suspension } from "../../../functions/domain/calendar/clock.ts";
import { binding, type Binding, type Limits } from "../../../functions/domain/calendar/limits.ts";
import { ownRules } from "../../../functions/domain/calendar/ownDays.ts";
import { instantOfEpoch } from "../../../functions/domain/base/time.ts";
import { sent, type About, type Stop } from "./book.ts";
import { dateOf, dayOf, dayOn, endOf, startOf, works, worksHere } from "./days.ts";
import { first, reckon } from "./reckoning.ts";
import { DAY, HOUR } from "./steps.ts";
import { DEPARTMENTS, PAIRS, type Pair } from "./worlds.ts";

const RUNS = 1500;
const OTHER = { department: { id: DEPARTMENTS.other }, matter: { code: "any" } };
const FROM = startOf(dayOn("2026-02-20"));

const limit = fc.record({
  days: fc.integer({ min: 1, max: 15 }),
  unit: fc.constantFrom("working-days" as const, "calendar-days" as const),
});
/** In one unit the law never gives less than is promised. */
const limits = fc.tuple(limit, limit).map(([one, other]): Limits => {
  const isSwapped = one.unit === other.unit && one.days > other.days;
  return isSwapped ? { promised: other, statutory: one } : { promised: one, statutory: other };
});
const timeOfDay = fc.constantFrom(0, 1, 9 * HOUR, DAY - 1);
const instant = fc.tuple(fc.nat(30), timeOfDay).map(([day, time]) => FROM + day * DAY + time);
const stop = fc.tuple(instant, fc.nat(6), timeOfDay).map(([from, days, time]): Stop => {
  const until = Math.max(from, from - (from % DAY) + days * DAY + time);
  return { from, until, isSupplement: false };
});
const stops = fc.array(stop, { maxLength: 3 });
const pair = fc.constantFrom(...PAIRS.flat());

const suspended = (all: readonly Stop[]): Suspension[] =>
  all.map(({ from, until }) => ({
    from: instantOfEpoch(from),
    until: instantOfEpoch(until),
    why: "hearing",
  }));

const boundBy = (startedAt: number, of: Limits, all: readonly Stop[], { rules }: Pair): Binding => {
  const course = { startedAt: instantOfEpoch(startedAt), suspensions: suspended(all) };
  return binding(course, of, ownRules(OTHER, rules));
};

const bookOf = (servedAt: number, of: Limits, all: readonly Stop[]) => ({
  ...sent(of as unknown as About, servedAt, servedAt),
  servedAt,
  stops: [...all],
});

const longer = (of: Limits, promised: number, statutory: number): Limits => ({
  promised: { ...of.promised, days: of.promised.days + promised },
  statutory: { ...of.statutory, days: of.statutory.days + statutory },
});

const given = [instant, limits, stops, pair] as const;

describe("two limits side by side", () => {
  it("end when the model says, by the limit that it says, having counted the days that it says", () => {
    fc.assert(
      fc.property(...given, (start, of, all, world) => {
        const { due, clock, binds } = boundBy(start, of, all, world);
        const book = bookOf(start, of, all);
        const { counted, last } = reckon(book, world.almanac, 0);
        expect([due.dueDate, due.dueAt]).toEqual([dateOf(last), instantOfEpoch(endOf(world.almanac, last))]);
        expect(of[binds]).toEqual(first(book, world.almanac));
        const { rows } = ledger(clock, ownRules(OTHER, world.rules));
        expect(rows.filter((row) => row.counted).map(({ date }) => date)).toEqual(counted.map(dateOf));
      }),
      { numRuns: RUNS },
    );
  });

  it("I9: are due on a day on which the department works", () => {
    fc.assert(
      fc.property(...given, (start, of, all, world) =>
        worksHere(world.almanac, dayOn(boundBy(start, of, all, world).due.dueDate)),
      ),
      { numRuns: RUNS },
    );
  });

  it("I10: are due no earlier where either grows, where a stop is added, where a day off is", () => {
    const more = fc.nat(5);
    fc.assert(
      fc.property(...given, more, more, stop, (start, of, all, world, promised, statutory, another) => {
        const { dueDate } = boundBy(start, of, all, world).due;
        const isNoEarlier = (other: Binding): boolean => other.due.dueDate >= dueDate;
        const days = [dueDate, dateOf(dayOn(dueDate) - 1)];
        const offDays = {
          ...world,
          rules: {
            ...world.rules,
            calendar: {
              ...ownRules(OTHER, world.rules).calendar,
              days: ownRules(OTHER, world.rules).calendar.days.map((day) =>
                days.includes(day.date) ? { ...day, working: false } : day,
              ),
            },
          },
        };
        return (
          isNoEarlier(boundBy(start, longer(of, promised, statutory), all, world)) &&
          isNoEarlier(boundBy(start, of, [...all, another], world)) &&
          isNoEarlier(boundBy(start, of, all, offDays))
        );
      }),
      { numRuns: RUNS },
    );
  });

  it("I12, I13: use up n days by the due instant, and n − 1 at most before it", () => {
    fc.assert(
      fc.property(...given, fc.nat(40 * 24), (start, of, all, world, hours) => {
        const { clock, due } = boundBy(start, of, all, world);
        const rules = ownRules(OTHER, world.rules);
        const { rows } = ledger(clock, rules);
        const usedAt = (at: string) => usedDays(rows, due, clock.limit, at, rules.zone);
        const now = instantOfEpoch(start + hours * HOUR);
        expect(usedAt(due.dueAt)).toBe(clock.limit.days);
        if (now < due.dueAt) expect(usedAt(now)).toBeLessThan(clock.limit.days);
      }),
      { numRuns: RUNS },
    );
  });

  it("I14: in working days lose nothing by a stop over days off only", () => {
    const inWorkingDays = fc
      .tuple(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 1, max: 15 }))
      .map(([promised, statutory]): Limits => ({
        promised: { days: promised, unit: "working-days" },
        statutory: { days: statutory, unit: "working-days" },
      }));
    fc.assert(
      fc.property(instant, inWorkingDays, pair, fc.nat(20), (start, of, world, ahead) => {
        let day = dayOf(start) + 1 + ahead;
        while (worksHere(world.almanac, day)) day++;
        const off = { from: startOf(day), until: startOf(day + 1), isSupplement: false };
        expect(boundBy(start, of, [off], world).due).toEqual(boundBy(start, of, [], world).due);
      }),
      { numRuns: RUNS },
    );
  });

  it("I15: stop for the union of stops that overlap", () => {
    fc.assert(
      fc.property(instant, limits, pair, stop, fc.nat(100), fc.nat(100), (start, of, world, whole, a, b) => {
        const { from, until } = whole;
        const [early, late] = [a, b].sort((x, y) => x - y) as [number, number];
        const part = (hundredths: number) => from + Math.floor(((until - from) * hundredths) / 100);
        const pieces = [
          { ...whole, until: part(late) },
          { ...whole, from: part(early) },
        ];
        expect(boundBy(start, of, pieces, world).due).toEqual(boundBy(start, of, [whole], world).due);
      }),
      { numRuns: RUNS },
    );
  });

  it("are reckoned over days on which a department is off alone", () => {
    const own = PAIRS.flat().filter(({ almanac }) => almanac.own.size > 0);
    const isAlone = ({ almanac }: Pair) =>
      [...almanac.own].some((date) => works(almanac, dayOn(date)) && !worksHere(almanac, dayOn(date)));
    expect(own.map(isAlone)).toEqual(own.map(() => true));
  });
});

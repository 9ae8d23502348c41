/** What holds of every clock, whenever it starts and however often it stood still. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { Calendar, Day } from "../../functions/domain/calendar/calendar.ts";
import {
  dueOf,
  ledger,
  usedDays,
  type Clock,
  type ClockRules,
  type Due,
  type LedgerRow,
  type Suspension,
} from "../../functions/domain/calendar/clock.ts";
import { addDays, epochOf, instantOfEpoch, localDate, startOfDay } from "../../functions/domain/base/time.ts";
import { at, RULES } from "./given.ts";

fc.configureGlobal({ numRuns: 250 });

const DAY = 24 * 3600 * 1000;
const { calendar, zone } = RULES;

/** A time of day, often one at its edge. */
const timeOfDay = fc.oneof(fc.constantFrom(0, 1, DAY - 1), fc.nat(DAY - 1));

/** From a start on, milliseconds of two instants in order, up to ten days apart. */
const interval = fc
  .tuple(fc.nat(60), timeOfDay, fc.nat(9), timeOfDay)
  .map(([day, a, days, b]) => [day * DAY + a, (day + days) * DAY + b].sort((x, y) => x - y));

const limitIn = (unit: "working-days" | "calendar-days", most = 25) =>
  fc.record({ days: fc.integer({ min: 1, max: most }), unit: fc.constant(unit) });
const workingDays = limitIn("working-days");
const anyLimit = fc.oneof(workingDays, limitIn("calendar-days"));
const shortLimit = fc.oneof(limitIn("working-days", 8), limitIn("calendar-days", 8));

/** Clocks that start in 2025 or in the first half of 2026 and stood still up to `most` times. */
const clockOf = (limit = anyLimit, most = 3) =>
  fc
    .tuple(fc.nat(540), timeOfDay, limit, fc.array(interval, { maxLength: most }))
    .map(([day, time, limit, stood]): Clock => {
      const midnight = epochOf(at("2025-01-02T00:00")) + day * DAY;
      const suspensions = stood.map(([from = 0, until = 0]) => between(midnight + from, midnight + until));
      return { startedAt: instantOfEpoch(midnight + time), limit, suspensions };
    });

const between = (from: number, until: number): Suspension => ({
  from: instantOfEpoch(from),
  until: instantOfEpoch(until),
  why: "hearing",
});

function told(clock: Clock, rules: ClockRules = RULES): { rows: LedgerRow[]; due: Due } {
  const result = ledger(clock, rules);
  if (result.due === null || result.lacks !== null)
    throw new Error("no due date in the years that are loaded");
  return { rows: result.rows, due: result.due };
}

const dueDate = (clock: Clock, rules?: ClockRules): string => told(clock, rules).due.dueDate;
const dayOn = (date: string): Day => calendar.days[calendar.position.get(date) ?? -1]!;

/** The first and the last day that a suspension touches; it does not touch the day that begins as it ends. */
const touched = ({ from, until }: Suspension) => ({
  first: localDate(from, zone),
  last: localDate(instantOfEpoch(epochOf(until!) - 1), zone),
});

/** The calendar with days off more. */
const without = (dates: readonly string[]): Calendar => ({
  ...calendar,
  days: calendar.days.map((day) => (dates.includes(day.date) ? { ...day, working: false } : day)),
});

describe("the due date of any clock", () => {
  it("is the ledger's, asked for the first time or again, under whatever rules", () => {
    const rules = fc.constantFrom<ClockRules>(
      RULES,
      { ...RULES, zone: "America/St_Johns" },
      { ...RULES, closeOfBusiness: "17:30" },
      { ...RULES, calendar: without(["2025-03-03", "2026-01-05"]) },
    );
    fc.assert(
      fc.property(clockOf(shortLimit, 1), rules, fc.boolean(), (clock, by, isTold) => {
        const { startedAt } = clock;
        const floor = isTold ? { notBefore: addDays(localDate(startedAt, zone), 9) } : {};
        const asked = { ...clock, ...floor };
        const { due } = ledger(asked, by);
        expect([dueOf(asked, by), dueOf(asked, by)]).toEqual([due, due]);
      }),
    );
  });

  it("I9: a due date in working days is a working day, and one in calendar days lands on one", () => {
    fc.assert(fc.property(clockOf(), (clock) => dayOn(dueDate(clock)).working));
  });

  it("I10: the due date never moves earlier when n grows", () => {
    fc.assert(
      fc.property(clockOf(), fc.integer({ min: 1, max: 10 }), (clock, more) => {
        const extended = { ...clock, limit: { ...clock.limit, days: clock.limit.days + more } };
        expect(dueDate(extended) >= dueDate(clock)).toBe(true);
        // A working day more is a day later at least.
        expect(dueDate(extended) > dueDate(clock) || clock.limit.unit === "calendar-days").toBe(true);
      }),
    );
  });

  it("I10: the due date never moves earlier when a suspension is added", () => {
    fc.assert(
      fc.property(clockOf(), interval, (clock, [from = 0, until = 0]) => {
        const start = epochOf(clock.startedAt);
        const suspensions = [...clock.suspensions, between(start + from, start + until)];
        return dueDate({ ...clock, suspensions }) >= dueDate(clock);
      }),
    );
  });

  it("I10: the due date never moves earlier when a day off is added, and moves when it is the due date", () => {
    fc.assert(
      fc.property(clockOf(), fc.array(fc.nat(40), { maxLength: 5 }), (clock, offsets) => {
        const due = dueDate(clock);
        const start = localDate(clock.startedAt, zone);
        const typhoon = offsets.map((days) => addDays(start, days));
        expect(dueDate(clock, { ...RULES, calendar: without(typhoon) }) >= due).toBe(true);
        expect(dueDate(clock, { ...RULES, calendar: without([due]) }) > due).toBe(true);
      }),
    );
  });

  it("I15: overlapping suspensions count as their union, in any order", () => {
    // Four instants of the first two weeks, in order.
    const end = fc.tuple(fc.nat(13), timeOfDay).map(([day, time]) => day * DAY + time);
    const four = fc.array(end, { minLength: 4, maxLength: 4 }).map((ends) => ends.sort((x, y) => x - y));
    fc.assert(
      fc.property(clockOf(shortLimit, 1), four, (clock, ends) => {
        const [a = 0, b = 0, c = 0, d = 0] = ends.map((end) => epochOf(clock.startedAt) + end);
        const due = (...suspensions: readonly Suspension[]): string =>
          dueDate({ ...clock, suspensions: [...clock.suspensions, ...suspensions] });
        const union = due(between(a, d));
        expect(due(between(a, c), between(b, d))).toBe(union);
        expect(due(between(b, d), between(a, c))).toBe(union);
        expect(due(between(a, d), between(b, c))).toBe(union);
        expect(due(between(a, b), between(b, d))).toBe(union);
      }),
    );
  });

  it("I14: suspending over days off only changes nothing", () => {
    const daysOff = runsOfDaysOff();
    const ends = fc.tuple(fc.nat(4 * DAY), fc.nat(4 * DAY)).map((pair) => pair.sort((x, y) => x - y));
    fc.assert(
      fc.property(clockOf(workingDays), fc.nat(12), ends, (clock, nth, [from, until]) => {
        const run = daysOff.filter((run) => run.until > epochOf(clock.startedAt))[nth]!;
        const inRun = (end: number): number => Math.min(run.from + end, run.until);
        const suspensions = [...clock.suspensions, between(inRun(from), inRun(until))];
        return dueDate({ ...clock, suspensions }) === dueDate(clock);
      }),
    );
  });
});

describe("the ledger of any clock", () => {
  it("I12: the days used at expiry are n: the first n days after the start that count and were not stood", () => {
    fc.assert(
      fc.property(clockOf(), (clock) => {
        const { rows, due } = told(clock);
        const { days, unit } = clock.limit;
        const start = calendar.position.get(localDate(clock.startedAt, zone))!;
        const stood = clock.suspensions.map(touched);
        const running = calendar.days
          .slice(start + 1, start + 120)
          .filter((day) => unit === "calendar-days" || day.working)
          .filter(({ date }) => !stood.some(({ first, last }) => first <= date && date <= last));
        const counted = rows.flatMap((row) => (row.counted ? [row.date] : []));
        expect(counted).toEqual(running.slice(0, days).map((day) => day.date));
        // The due date is the last of them, or the first working day from there on.
        expect(due.dueDate).toBe(running.slice(days - 1).find((day) => day.working)?.date);
        expect(usedDays(rows, due, clock.limit, due.dueAt, zone)).toBe(days);
      }),
    );
  });

  it("I13: remaining + used = n while running; the start day shows n, the due day of working days shows 1", () => {
    fc.assert(
      fc.property(clockOf(workingDays), fc.nat(100), timeOfDay, (clock, day, time) => {
        const { rows, due } = told(clock);
        const { limit, startedAt } = clock;
        const used = (now: string): number => usedDays(rows, due, limit, now, zone);
        const now = instantOfEpoch(Math.min(epochOf(startedAt) + day * DAY + time, epochOf(due.dueAt) - 1));
        const ahead = rows.filter((row) => row.counted && row.date >= localDate(now, zone)).length;
        expect(ahead + used(now)).toBe(limit.days);
        expect(used(startedAt)).toBe(0);
        expect(used(startOfDay(due.dueDate, zone))).toBe(limit.days - 1);
        expect(used(instantOfEpoch(epochOf(due.dueAt) - 1))).toBe(limit.days - 1);
      }),
    );
  });

  it("tells every day from the start to the due date, each once", () => {
    fc.assert(
      fc.property(clockOf(), (clock) => {
        const { rows, due } = told(clock);
        const first = calendar.position.get(localDate(clock.startedAt, zone))!;
        const dates = calendar.days.slice(first, first + rows.length).map((day) => day.date);
        expect(rows.map((row) => row.date)).toEqual(dates);
        expect(dates.at(-1)).toBe(due.dueDate);
      }),
    );
  });
});

/** Runs of days off, each from its first midnight to the one after it. */
function runsOfDaysOff(): { from: number; until: number }[] {
  const runs: { from: number; until: number }[] = [];
  for (const day of calendar.days.filter((day) => !day.working)) {
    const from = epochOf(startOfDay(day.date, zone));
    const last = runs.at(-1);
    if (last?.until === from) last.until = from + DAY;
    else runs.push({ from, until: from + DAY });
  }
  return runs;
}

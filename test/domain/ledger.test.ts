/** The day-by-day account of how a due date came about (计时台账), and the days used and left. */
import { describe, expect, it } from "@jest/globals";
import {
  ledger,
  usedDays,
  type Clock,
  type ClockRules,
  type Due,
  type LedgerRow,
} from "../../functions/domain/calendar/clock.ts";
import type { Instant } from "../../functions/domain/base/time.ts";
import { fixtureRules } from "../support/fixtures.ts";
import { at, RULES } from "./given.ts";

const clockFrom = (startedAt: string, days: number, about: Partial<Clock> = {}): Clock => ({
  startedAt: at(startedAt),
  limit: { days, unit: "working-days" },
  suspensions: [],
  ...about,
});

function told(
  clock: Clock,
  rules: ClockRules = RULES,
  through?: Instant,
): { rows: LedgerRow[]; due: Due | null } {
  return ledger(clock, rules, through);
}

describe("the ledger", () => {
  it("has one row for each day from the start to the due date, and says why it counts or not", () => {
    const { rows } = told(clockFrom("2026-02-12T09:00", 3));
    expect(
      rows.map(({ date, counted, kind, name }) =>
        [date, counted ? "+" : "-", kind, name].filter(Boolean).join(" "),
      ),
    ).toEqual([
      "2026-02-12 - start-day",
      "2026-02-13 + working-day",
      "2026-02-14 + make-up-workday 春节",
      "2026-02-15 - holiday 春节",
      "2026-02-16 - holiday 春节",
      "2026-02-17 - holiday 春节",
      "2026-02-18 - holiday 春节",
      "2026-02-19 - holiday 春节",
      "2026-02-20 - holiday 春节",
      "2026-02-21 - holiday 春节",
      "2026-02-22 - holiday 春节",
      "2026-02-23 - holiday 春节",
      "2026-02-24 + working-day",
    ]);
    expect(rows.map((row) => row.kind)).toEqual([
      "start-day",
      "working-day",
      "make-up-workday",
      ...Array.from({ length: 9 }, () => "holiday"),
      "working-day",
    ]);
  });

  it.each([
    { start: "2026-02-12", n: 5, counted: ["02-13", "02-14", "02-24", "02-25", "02-26"] },
    {
      start: "2026-09-30",
      n: 7,
      counted: ["10-08", "10-09", "10-10", "10-12", "10-13", "10-14", "10-15"],
    },
  ])("of $n days from $start counts $counted", ({ start, n, counted }) => {
    const dates = told(clockFrom(`${start}T09:00`, n)).rows.flatMap((row) => (row.counted ? [row.date] : []));
    expect(dates).toEqual(counted.map((date) => `2026-${date}`));
  });

  it("names a weekend", () => {
    const { rows } = told(clockFrom("2026-03-06T09:00", 1));
    expect(rows[1]).toEqual({
      date: "2026-03-07",
      counted: false,
      kind: "weekend",
      day: "weekend",
      name: null,
      official: true,
    });
  });

  it("names what the clock stood for on every day it touches, days off included", () => {
    const hearing = { from: at("2026-03-06T10:00"), until: at("2026-03-09T15:00"), why: "hearing" };
    const { rows } = told(clockFrom("2026-03-05T09:00", 1, { suspensions: [hearing] }));
    expect(rows.map(({ date, kind, day, stop }) => [date, kind, day, stop])).toEqual([
      ["2026-03-05", "start-day", "working-day", undefined],
      ["2026-03-06", "suspended", "working-day", "hearing"],
      ["2026-03-07", "suspended", "weekend", "hearing"],
      ["2026-03-08", "suspended", "weekend", "hearing"],
      ["2026-03-09", "suspended", "working-day", "hearing"],
      ["2026-03-10", "working-day", "working-day", undefined],
    ]);
  });

  it("names a region's own day off", () => {
    const { clock } = fixtureRules("110000");
    const { rows, due } = told(clockFrom("2026-07-29T09:00", 1), clock);
    expect(rows[1]).toEqual({
      date: "2026-07-30",
      counted: false,
      kind: "local-day-off",
      day: "local-day-off",
      name: "暴雨红色预警停工（示例）",
      official: true,
    });
    expect(due?.dueDate).toBe("2026-07-31");
  });

  it("names a region's own working day", () => {
    const saturday = { date: "2026-03-07", working: true, kind: "local-working-day", name: "补班" } as const;
    const { calendar } = RULES;
    const days = calendar.days.map((day) => (day.date === saturday.date ? { ...day, ...saturday } : day));
    const { rows } = told(clockFrom("2026-03-06T09:00", 1), { ...RULES, calendar: { ...calendar, days } });
    expect(rows[1]).toMatchObject({
      date: "2026-03-07",
      counted: true,
      kind: "local-working-day",
      name: "补班",
    });
  });

  it("counts every day of a limit in calendar days, and shows the days off it rolls over", () => {
    const { rows } = told(clockFrom("2026-09-29T09:00", 2, { limit: { days: 2, unit: "calendar-days" } }));
    expect(rows.slice(1, 4)).toMatchObject([
      { date: "2026-09-30", counted: true, kind: "working-day" },
      { date: "2026-10-01", counted: true, kind: "holiday", name: "国庆节" },
      {
        date: "2026-10-02",
        counted: false,
        kind: "rolled-over",
        day: "holiday",
        name: "国庆节",
      },
    ]);
    expect(rows.at(-1)).toMatchObject({ date: "2026-10-08", counted: false });
    expect(rows.filter((row) => row.counted)).toHaveLength(2);
  });

  it("marks the rows of a provisional year", () => {
    const { rows } = told(clockFrom("2026-12-30T09:00", 2));
    expect(rows.filter((row) => !row.official).map((row) => row.date)).toEqual([
      "2027-01-01",
      "2027-01-02",
      "2027-01-03",
      "2027-01-04",
    ]);
  });

  it("of a clock that stands still ends where it is asked to, without a due date", () => {
    const open = { from: at("2026-03-04T10:00"), until: null, why: "hearing" };
    const clock = clockFrom("2026-03-02T09:00", 5, { suspensions: [open] });
    const { rows, due } = told(clock, RULES, at("2026-03-05T12:00"));
    expect(due).toBeNull();
    expect(rows.map((row) => row.kind)).toEqual(["start-day", "working-day", "suspended", "suspended"]);
  });
});

describe("the days used and left", () => {
  const clock = clockFrom("2026-03-02T09:00", 5);
  const { rows, due } = told(clock);
  const remaining = (now: string): number =>
    clock.limit.days - usedDays(rows, due, clock.limit, at(now), RULES.zone);

  it.each([
    { now: "2026-03-02T09:00", left: 5, why: "the start day" },
    { now: "2026-03-02T23:59:59.999", left: 5, why: "the end of the start day" },
    { now: "2026-03-03T00:00", left: 5, why: "the first day has not been used up" },
    { now: "2026-03-03T23:59:59.999", left: 5, why: "nor at its last instant" },
    { now: "2026-03-04T00:00", left: 4, why: "now it has" },
    { now: "2026-03-07T12:00", left: 1, why: "a weekend, four days used" },
    { now: "2026-03-09T00:00", left: 1, why: "the due day" },
    { now: "2026-03-09T23:59:59.999", left: 1, why: "its last instant" },
    { now: "2026-03-10T00:00", left: 0, why: "due" },
    { now: "2026-06-01T00:00", left: 0, why: "long after" },
  ])("are $left left at $now: $why", ({ now, left }) => {
    expect(remaining(now)).toBe(left);
  });

  it("are used up at the close of business, where that is when the last day ends", () => {
    const { clock: beijing } = fixtureRules("110000");
    const { rows, due } = told(clock, beijing);
    const used = (now: string): number => usedDays(rows, due, clock.limit, at(now), beijing.zone);
    expect(used("2026-03-09T17:59:59.999")).toBe(4);
    expect(used("2026-03-09T18:00")).toBe(5);
  });
});

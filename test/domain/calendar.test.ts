/** How published years become days, and what a calendar that contradicts itself is told. */
import { describe, expect, it } from "@jest/globals";
import {
  calendarFaults,
  layOutCalendar,
  span,
  type CalendarYear,
  type Day,
} from "../../functions/domain/calendar/calendar.ts";

const yearOf = (about: Partial<CalendarYear> = {}): CalendarYear => ({
  year: 2026,
  status: "official",
  source: ["https://www.gov.cn/"],
  holidays: [{ name: "元旦", from: "2026-01-01", to: "2026-01-03" }],
  makeUp: [{ date: "2026-01-04", for: "元旦" }],
  ...about,
});

const empty = { holidays: [], makeUp: [] };

describe("a calendar", () => {
  const calendar = layOutCalendar(
    "v1",
    [yearOf({ year: 2027, status: "provisional", source: [], ...empty }), yearOf()],
    [
      { date: "2026-01-02", working: true, name: "防汛" },
      { date: "2026-01-04", working: false, name: "台风" },
      { date: "2026-01-05", working: false, name: "台风" },
      { date: "2027-01-02", working: true, name: "补班" },
    ],
  );
  const dayOn = (date: string): Day | undefined => calendar.days[calendar.position.get(date) ?? -1];

  it("holds every day of its years in order, whatever the order of the years", () => {
    expect(calendar.version).toBe("v1");
    expect(calendar.days).toHaveLength(730);
    expect(calendar.days[0]?.date).toBe("2026-01-01");
    expect(calendar.days.at(-1)?.date).toBe("2027-12-31");
    expect(calendar.days.every((day, i) => calendar.position.get(day.date) === i)).toBe(true);
  });

  it("holds 29 February of a leap year, a Tuesday in 2028", () => {
    const { days, position } = layOutCalendar("v1", [yearOf({ year: 2028, ...empty })]);
    expect(days).toHaveLength(366);
    expect(days[position.get("2028-02-29")!]).toMatchObject({ working: true, kind: "working-day" });
  });

  it.each<Day>([
    { date: "2026-01-01", working: false, kind: "holiday", name: "元旦", official: true },
    { date: "2026-01-03", working: false, kind: "holiday", name: "元旦", official: true },
    { date: "2026-01-09", working: true, kind: "working-day", name: null, official: true },
    { date: "2026-01-10", working: false, kind: "weekend", name: null, official: true },
    { date: "2026-01-11", working: false, kind: "weekend", name: null, official: true },
    { date: "2027-01-01", working: true, kind: "working-day", name: null, official: false },
    // The region's own entry wins, over a holiday, a make-up workday, a working day and a weekend.
    { date: "2026-01-02", working: true, kind: "local-working-day", name: "防汛", official: true },
    { date: "2026-01-04", working: false, kind: "local-day-off", name: "台风", official: true },
    { date: "2026-01-05", working: false, kind: "local-day-off", name: "台风", official: true },
    { date: "2027-01-02", working: true, kind: "local-working-day", name: "补班", official: false },
  ])("knows $date as $kind", (day) => {
    expect(dayOn(day.date)).toEqual(day);
  });

  it("knows a make-up workday, and which holiday it is for", () => {
    const national = layOutCalendar("v1", [yearOf()]);
    expect(national.days[3]).toEqual({
      date: "2026-01-04",
      working: true,
      kind: "make-up-workday",
      name: "元旦",
      official: true,
    });
  });

  it("knows nothing of a day outside of its years", () => {
    expect(dayOn("2025-12-31")).toBeUndefined();
    expect(dayOn("2028-01-01")).toBeUndefined();
  });
});

describe("a span of days", () => {
  it("has both its ends", () => {
    expect(span("2026-02-27", "2026-03-01")).toEqual(["2026-02-27", "2026-02-28", "2026-03-01"]);
    expect(span("2026-03-01", "2026-03-01")).toEqual(["2026-03-01"]);
  });
});

describe("the faults of a calendar", () => {
  it("are none in one that can be used", () => {
    expect(
      calendarFaults([yearOf({ year: 2027, status: "provisional", source: [], ...empty }), yearOf()]),
    ).toEqual([]);
  });

  it("are told all at once, each with its path", () => {
    const faults = calendarFaults([
      yearOf({ year: 2029, ...empty, source: [] }),
      yearOf({
        holidays: [
          { name: "元旦", from: "2026-01-01", to: "2026-01-03" },
          { name: "补假", from: "2026-01-03", to: "2026-01-04" },
          { name: "春节", from: "2026-02-23", to: "2026-02-15" },
          { name: "长假", from: "2026-06-01", to: "2026-07-03" },
          { name: "跨年", from: "2026-12-31", to: "2027-01-01" },
        ],
        makeUp: [
          { date: "2026-01-04", for: "元旦" },
          { date: "2026-02-28", for: "端午节" },
          { date: "2026-02-28", for: "春节" },
          { date: "2025-12-28", for: "元旦" },
        ],
      }),
      yearOf(),
    ]);
    expect(faults.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      "years.2026.holidays[1]: 2026-01-03 belongs to two holidays",
      "years.2026.holidays[2]: 春节 ends (2026-02-15) before it begins (2026-02-23)",
      "years.2026.holidays[3]: 长假 lasts more than a month",
      "years.2026.holidays[4]: 跨年 leaves the year 2026; enter each year's days in that year",
      "years.2026.makeUp[0]: 2026-01-04 is a day off and a make-up workday at once",
      'years.2026.makeUp[1]: "端午节" is no holiday of 2026',
      "years.2026.makeUp[2]: 2026-02-28 is a make-up workday twice",
      "years.2026.makeUp[3]: 2025-12-28 is not in 2026",
      "years.2026: the year 2026 stands twice",
      "years.2029: the years between 2026 and 2029 are missing; load them or leave 2029 out",
      "years.2029.source: an official year names its notice",
    ]);
  });
});

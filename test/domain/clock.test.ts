/** When a clock runs out: the worked examples of the rules, and the boundaries around them. */
import { describe, expect, it } from "@jest/globals";
import {
  dueOf,
  ledger,
  type Due,
  type Limit,
  type Suspension,
} from "../../functions/domain/calendar/clock.ts";
import { addDays, OPEN, OPEN_DAY } from "../../functions/domain/base/time.ts";
import { fixtureRules } from "../support/fixtures.ts";
import { at, RULES } from "./given.ts";

const workingDays = (days: number): Limit => ({ days, unit: "working-days" });
const calendarDays = (days: number): Limit => ({ days, unit: "calendar-days" });

/** Stopped at 10:00 of the first day, running again at 15:00 of the last. */
const stood = (first: string, last: string): Suspension => ({
  from: at(`${first}T10:00`),
  until: at(`${last}T15:00`),
  why: "hearing",
});
const stoodWholeDays = (first: string, last: string): Suspension => ({
  from: at(`${first}T00:00`),
  until: at(`${addDays(last, 1)}T00:00`),
  why: "hearing",
});

function dueFrom(
  startedAt: string,
  limit: Limit,
  suspensions: readonly Suspension[] = [],
  rules = RULES,
): Due | null {
  return dueOf({ startedAt: at(startedAt), limit, suspensions }, rules);
}

type Days = readonly (readonly [first: string, last: string])[];

describe("a limit in working days", () => {
  it.each<{ start: string; n: number; suspended: Days; due: string; why: string }>([
    { start: "2026-03-02", n: 5, suspended: [], due: "2026-03-09", why: "plain" },
    { start: "2026-01-01", n: 1, suspended: [], due: "2026-01-04", why: "make-up Sunday" },
    { start: "2026-02-12", n: 5, suspended: [], due: "2026-02-26", why: "13, Sat 14, 24, 25, 26" },
    { start: "2026-02-14", n: 1, suspended: [], due: "2026-02-24", why: "Spring Festival between" },
    { start: "2026-02-10", n: 20, suspended: [], due: "2026-03-16", why: "Spring Festival within" },
    { start: "2026-09-30", n: 7, suspended: [], due: "2026-10-15", why: "National Day week, Sat 10" },
    {
      start: "2026-03-02",
      n: 10,
      suspended: [["2026-03-05", "2026-03-11"]],
      due: "2026-03-23",
      why: "5 working days lost",
    },
    {
      start: "2026-03-02",
      n: 10,
      suspended: [["2026-03-07", "2026-03-08"]],
      due: "2026-03-16",
      why: "stood on a weekend, nothing lost",
    },
    {
      start: "2026-03-02",
      n: 10,
      suspended: [["2026-03-06", "2026-03-06"]],
      due: "2026-03-17",
      why: "a stop and restart in one day costs that day",
    },
    {
      start: "2026-03-02",
      n: 10,
      suspended: [
        ["2026-03-05", "2026-03-11"],
        ["2026-03-10", "2026-03-13"],
      ],
      due: "2026-03-25",
      why: "union, not sum",
    },
    { start: "2026-03-02", n: 20, suspended: [], due: "2026-03-30", why: "before the extension" },
    { start: "2026-03-02", n: 30, suspended: [], due: "2026-04-14", why: "extended, from the same start" },
  ])("of $n days from $start runs out on $due: $why", ({ start, n, suspended, due }) => {
    const withinDays = suspended.map(([first, last]) => stood(first, last));
    const wholeDays = suspended.map(([first, last]) => stoodWholeDays(first, last));
    expect(dueFrom(`${start}T09:00`, workingDays(n), withinDays)?.dueDate).toBe(due);
    expect(dueFrom(`${start}T09:00`, workingDays(n), wholeDays)?.dueDate).toBe(due);
    expect(dueFrom(`${start}T09:00`, workingDays(n), withinDays.toReversed())?.dueDate).toBe(due);
  });

  it("never counts the day it starts on, not even from its first instant or to its last", () => {
    expect(dueFrom("2026-03-02T00:00:00.000", workingDays(1))?.dueDate).toBe("2026-03-03");
    expect(dueFrom("2026-03-02T23:59:59.999", workingDays(1))?.dueDate).toBe("2026-03-03");
  });

  it("changes the day at 16:00Z, which is midnight in the region", () => {
    const dueAfter = (startedAt: string) =>
      dueOf({ startedAt, limit: workingDays(1), suspensions: [] }, RULES);
    expect(dueAfter("2026-03-02T15:59:59.999Z")?.dueDate).toBe("2026-03-03");
    expect(dueAfter("2026-03-02T16:00:00.000Z")?.dueDate).toBe("2026-03-04");
  });

  it("runs out at 24:00 local time of the due date, which is 16:00Z", () => {
    expect(dueFrom("2026-03-02T09:00", workingDays(5))).toEqual({
      dueDate: "2026-03-09",
      dueAt: "2026-03-09T16:00:00.000Z",
      provisional: false,
    });
  });

  it("runs out at the close of business where the region sets one", () => {
    const { clock } = fixtureRules("110000");
    expect(dueFrom("2026-03-02T09:00", workingDays(5), [], clock)?.dueAt).toBe(at("2026-03-09T18:00"));
  });

  it("starts on a day off like on any other day", () => {
    expect(dueFrom("2026-03-07T09:00", workingDays(1))?.dueDate).toBe("2026-03-09");
  });
});

describe("a suspension", () => {
  const due = (...suspensions: readonly Suspension[]): string | undefined =>
    dueFrom("2026-03-02T09:00", workingDays(5), suspensions)?.dueDate;
  const between = (from: string, until: string): Suspension => ({
    from: at(from),
    until: at(until),
    why: "hearing",
  });

  it("that ends at midnight leaves the day that begins there to the clock", () => {
    expect(due(between("2026-03-04T00:00", "2026-03-05T00:00:00.000"))).toBe("2026-03-10");
    expect(due(between("2026-03-04T00:00", "2026-03-05T00:00:00.001"))).toBe("2026-03-11");
  });

  it("that begins at midnight leaves the day that ended there to the clock", () => {
    expect(due(between("2026-03-05T00:00:00.000", "2026-03-05T12:00"))).toBe("2026-03-10");
    expect(due(between("2026-03-04T23:59:59.999", "2026-03-05T12:00"))).toBe("2026-03-11");
  });

  it("on the start day costs nothing, and on the due day one day", () => {
    expect(due(stood("2026-03-02", "2026-03-02"))).toBe("2026-03-09");
    expect(due(stood("2026-03-09", "2026-03-09"))).toBe("2026-03-10");
  });

  it("that is still open leaves the clock without a due date", () => {
    expect(
      dueFrom("2026-03-02T09:00", workingDays(5), [
        { from: at("2026-03-04T10:00"), until: null, why: "hearing" },
      ]),
    ).toBeNull();
  });

  it("stops a limit in calendar days too", () => {
    const limit = calendarDays(10);
    expect(dueFrom("2026-03-02T09:00", limit)?.dueDate).toBe("2026-03-12");
    expect(dueFrom("2026-03-02T09:00", limit, [stood("2026-03-07", "2026-03-08")])?.dueDate).toBe(
      "2026-03-16", // the 14th, a Saturday, and on
    );
  });

  it("on the very day to which a limit in calendar days rolls over moves it on", () => {
    const limit = calendarDays(5);
    expect(dueFrom("2026-03-02T09:00", limit, [stood("2026-03-09", "2026-03-09")])?.dueDate).toBe(
      "2026-03-10",
    );
  });
});

describe("a limit in calendar days", () => {
  it.each([
    { start: "2026-03-02", n: 4, due: "2026-03-06", why: "days off or not, each day counts" },
    { start: "2026-03-02", n: 5, due: "2026-03-09", why: "ends on a Saturday, and on to Monday" },
    { start: "2026-02-20", n: 8, due: "2026-02-28", why: "ends on a make-up Saturday, and stays" },
    { start: "2026-09-16", n: 14, due: "2026-09-30", why: "the last day before the National Day week" },
    { start: "2026-09-16", n: 15, due: "2026-10-08", why: "ends on the first day of that week, and on" },
    { start: "2026-09-16", n: 21, due: "2026-10-08", why: "ends on its last day, and on" },
    { start: "2026-09-16", n: 22, due: "2026-10-08", why: "the first day after it" },
    { start: "2026-09-25", n: 15, due: "2026-10-10", why: "a make-up Saturday" },
  ])("of $n days from $start runs out on $due: $why", ({ start, n, due }) => {
    expect(dueFrom(`${start}T09:00`, calendarDays(n))?.dueDate).toBe(due);
  });
});

describe("a due date and the calendar's years", () => {
  it.each([
    { start: "2026-12-28", n: 3, due: "2026-12-31", provisional: false },
    { start: "2026-12-28", n: 4, due: "2027-01-04", provisional: true },
    { start: "2027-03-01", n: 1, due: "2027-03-02", provisional: true },
  ])("$due, $n days from $start, is provisional: $provisional", ({ start, n, due, provisional }) => {
    expect(dueFrom(`${start}T09:00`, workingDays(n))).toMatchObject({ dueDate: due, provisional });
  });

  it.each([
    { start: "2024-12-31", n: 1, year: 2024, why: "begins before the first year" },
    { start: "2027-12-30", n: 2, year: 2028, why: "ends after the last one" },
    { start: "2027-12-31", n: 1, year: 2028, why: "begins on the last day" },
    { start: "2028-02-28", n: 1, year: 2028, why: "would end on 29 February" },
    { start: "2028-02-29", n: 1, year: 2028, why: "begins on 29 February" },
  ])("leaves it open, and names $year, when a clock that $why ends", ({ start, n, year }) => {
    const told = ledger({ startedAt: at(`${start}T09:00`), limit: workingDays(n), suspensions: [] }, RULES);
    expect(told).toMatchObject({ due: { dueAt: OPEN, dueDate: OPEN_DAY }, lacks: year });
    expect(told.rows.every(({ date }) => date.slice(0, 4) !== String(year))).toBe(true);
  });

  it("needs no year beyond the day it ends on", () => {
    expect(dueFrom("2027-12-30T09:00", workingDays(1))?.dueAt).toBe(at("2028-01-01T00:00"));
  });
});

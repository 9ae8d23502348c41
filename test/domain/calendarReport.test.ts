/** What is said of a calendar on a day: what may be relied on, what is missing, and what should be there by now. */
import { describe, expect, it } from "@jest/globals";
import type { CalendarYear } from "../../functions/domain/calendar/calendar.ts";
import { calendarReport } from "../../functions/domain/calendar/calendarReport.ts";

const year = (year: number, status: CalendarYear["status"]): CalendarYear => ({
  year,
  status,
  source: status === "official" ? [`https://www.gov.cn/${year}`] : [],
  holidays: [{ name: "元旦", from: `${year}-01-01`, to: `${year}-01-01` }],
  makeUp: [],
});
const official = [year(2026, "official"), year(2027, "official")];
const provisional = [year(2027, "provisional"), year(2026, "official")];
const alone = [year(2026, "official")];

describe("the report on a calendar", () => {
  it("counts each year's working days, in the order of the years", () => {
    // 2026 has 261 weekdays, 2027 too; both begin on one.
    expect(calendarReport(provisional, "2026-03-02").years).toEqual([
      { year: 2026, status: "official", source: ["https://www.gov.cn/2026"], workingDays: 260 },
      { year: 2027, status: "provisional", source: [], workingDays: 260 },
    ]);
  });

  it.each([
    ["an official next year", official, "2026-12-31", []],
    ["a provisional next year before its notice is due", provisional, "2026-11-30", []],
    ["a missing next year before its notice is due", alone, "2026-11-30", []],
    [
      "a provisional next year from December",
      provisional,
      "2026-12-01",
      ["2027 is provisional, and its notice"],
    ],
    ["a missing next year from December", alone, "2026-12-01", ["2027 is missing, and its notice"]],
    ["a provisional current year on any day", provisional, "2027-01-04", ["2027 is still provisional"]],
  ])("warns of %s as it should", (_, years, today, said) => {
    const { warnings, faults } = calendarReport(years, today);
    expect(warnings).toEqual(said.map((text) => expect.stringContaining(text)));
    expect(faults).toEqual([]);
  });

  it("calls a missing current year a fault", () => {
    expect(calendarReport(alone, "2027-01-04").faults).toEqual([
      { path: "years.2027", message: "the current year is missing: no clock can start on 2027-01-04" },
    ]);
  });
});

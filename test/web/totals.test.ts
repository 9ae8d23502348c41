/** Figures of several departments as one, and the months and quarters of a trend. */
import { describe, expect, it } from "@jest/globals";
import { SHOWN, type ShownFigure } from "../../functions/domain/supervision/figures.ts";
import { periodsUntil } from "../../web/supervision/figures/periods.ts";
import { totalsOf, type DepartmentFigures } from "../../web/supervision/figures/totals.ts";

const figures = (given: Partial<DepartmentFigures>): DepartmentFigures => ({
  id: "water",
  name: "水务局",
  nameEn: "Water Affairs",
  ...(Object.fromEntries(SHOWN.map((figure) => [figure, 0])) as Record<ShownFigure, number>),
  onTimeRate: null,
  supplementRate: null,
  meanShareOfLimit: null,
  meanRating: null,
  measured: 0,
  ...given,
});

describe("totals", () => {
  it("count what was counted, and compute the rates anew", () => {
    const totals = totalsOf([
      figures({
        received: 4,
        onTime: 3,
        silent: 1,
        onTimeRate: 0.75,
        supplements: 1,
        measured: 4,
        meanShareOfLimit: 0.5,
      }),
      figures({
        received: 3,
        open: 2,
        onTime: 0,
        overdue: 1,
        onTimeRate: 0,
        measured: 1,
        meanShareOfLimit: 1,
      }),
    ]);
    expect(totals).toMatchObject({ received: 7, open: 2, onTime: 3, onTimeRate: 0.6, supplementRate: 0.143 });
    expect(totals.meanShareOfLimit).toBe(0.6);
  });

  it("of nothing have no rates", () => {
    expect(totalsOf([figures({})])).toMatchObject({ onTimeRate: null, meanShareOfLimit: null });
  });
});

describe("months and quarters", () => {
  it("reach over the turn of the year, and the last ends today", () => {
    const months = periodsUntil("2028-03-02", "month");
    expect(months.map(({ year, of, from }) => [year, of, from])).toEqual([
      [2027, 10, "2027-10-01"],
      [2027, 11, "2027-11-01"],
      [2027, 12, "2027-12-01"],
      [2028, 1, "2028-01-01"],
      [2028, 2, "2028-02-01"],
      [2028, 3, "2028-03-01"],
    ]);
    expect(months.map(({ to }) => to)).toEqual([
      "2027-10-31",
      "2027-11-30",
      "2027-12-31",
      "2028-01-31",
      "2028-02-29",
      "2028-03-02",
    ]);
    expect(periodsUntil("2028-05-02", "quarter")).toEqual([
      { year: 2027, of: 3, from: "2027-07-01", to: "2027-09-30" },
      { year: 2027, of: 4, from: "2027-10-01", to: "2027-12-31" },
      { year: 2028, of: 1, from: "2028-01-01", to: "2028-03-31" },
      { year: 2028, of: 2, from: "2028-04-01", to: "2028-05-02" },
    ]);
  });
});

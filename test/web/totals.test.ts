/** Figures of several departments as one, and the months of a trend. */
import { describe, expect, it } from "@jest/globals";
import { SHOWN, type ListedFigure } from "../../functions/domain/supervision/figures.ts";
import { monthsUntil, totalsOf, type DepartmentFigures } from "../../web/supervision/figures/totals.ts";

const figures = (given: Partial<DepartmentFigures>): DepartmentFigures => ({
  id: "water",
  name: "水务局",
  nameEn: "Water Affairs",
  ...(Object.fromEntries(SHOWN.map((figure) => [figure, 0])) as Record<ListedFigure, number>),
  onTimeRate: null,
  supplementRate: null,
  meanShareOfLimit: null,
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

describe("months", () => {
  it("reach over the turn of the year, and the last ends today", () => {
    const months = monthsUntil("2028-03-02", 6);
    expect(months.map(({ month }) => month)).toEqual([
      "2027-10",
      "2027-11",
      "2027-12",
      "2028-01",
      "2028-02",
      "2028-03",
    ]);
    expect(months.map(({ to }) => to)).toEqual([
      "2027-10-31",
      "2027-11-30",
      "2027-12-31",
      "2028-01-31",
      "2028-02-29",
      "2028-03-02",
    ]);
  });
});

/** 绩效考评: marks to 0.01 by a published formula, and the ranking that they come to. */
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { appraisalFaults } from "../../functions/domain/catalogue/appraisalFaults.ts";
import {
  INDICATOR_NAMES,
  type AppraisalFormula,
  type Indicator,
} from "../../functions/domain/catalogue/appraisalFormula.ts";
import { appraise, type DepartmentMark } from "../../functions/domain/supervision/appraisal.ts";
import {
  closingDays,
  monthsOf,
  periodNamed,
  periodBefore,
} from "../../functions/domain/supervision/appraisalPeriod.ts";
import { lastOf, ranked } from "../../functions/domain/supervision/ranking.ts";
import type { Counters } from "../../functions/domain/supervision/tally.ts";
import { RULES } from "./given.ts";

const ON_TIME: Indicator = {
  indicator: "on-time",
  weight: 60,
  direction: "more-is-better",
  full: 100,
  none: 80,
};
const SILENT: Indicator = { indicator: "silent", weight: 25, direction: "less-is-better", full: 0, none: 10 };
const SATISFACTION: Indicator = {
  indicator: "satisfaction",
  weight: 15,
  direction: "more-is-better",
  full: 5,
  none: 1,
};
const FORMULA: AppraisalFormula = { indicators: [ON_TIME, SILENT, SATISFACTION] };

const weighing = (...weights: number[]): AppraisalFormula => ({
  indicators: weights.map((weight, i) => ({ ...ON_TIME, indicator: INDICATOR_NAMES[i]!, weight })),
});
const of = (counters: Counters, formula = FORMULA, inspections: readonly number[] = []) =>
  appraise(formula, { id: "water", counters, inspections });

describe("a formula", () => {
  it("adds up to exactly 100, as its decimals are written", () => {
    for (const weights of [[33.3, 33.3, 33.4], [0.1, 0.2, 99.7], [100], [14.2857, 85.7143]])
      expect(appraisalFaults(weighing(...weights))).toEqual([]);
    expect(appraisalFaults(weighing(33.3, 33.3, 33.3))).toMatchObject([
      { path: "appraisal.indicators", message: expect.stringContaining("add up to 99.9, less than 100") },
    ]);
    expect(appraisalFaults(weighing(50, 50, 0))).toMatchObject([
      { path: "appraisal.indicators[2].weight", message: expect.stringContaining("above 0") },
    ]);
    expect(appraisalFaults(weighing(33.33333, 66.66667))).toHaveLength(2);
  });

  it("names every fault at once, each with its path and how to mend it", () => {
    const { direction: _, ...without } = ON_TIME;
    const faults = appraisalFaults({
      indicators: [
        without,
        { ...SILENT, full: 10, none: 0 },
        { ...SATISFACTION, full: 6 },
        { ...SATISFACTION, none: 5 },
        { ...SILENT, indicator: "smiles" },
      ],
    });
    expect(faults.map(({ path }) => path)).toEqual([
      "appraisal.indicators[0].direction",
      "appraisal.indicators[1].direction",
      "appraisal.indicators[2].full",
      "appraisal.indicators[3].full",
      "appraisal.indicators[4].indicator",
      "appraisal.indicators[3]",
      "appraisal.indicators",
    ]);
    expect(faults[0]!.message).toContain("more-is-better or less-is-better");
    expect(faults[4]!.message).toContain("known: on-time, silent");
  });
});

describe("a department's mark", () => {
  it("goes in a straight line from none to full, and is rounded once", () => {
    // 19 of 20 in time: three quarters of the way from 80 to 100; 1 of 21 silent: 4.76 %.
    const { mark, indicators } = of({
      closedInTime: 19,
      closedLate: 1,
      closedSilent: 1,
      ratings: 3,
      ratingSum: 13,
    });
    expect(indicators).toEqual([
      { indicator: "on-time", value: 9500, mark: 7500, weighs: 6000 },
      { indicator: "silent", value: 476, mark: 5238, weighs: 2500 },
      { indicator: "satisfaction", value: 433, mark: 8333, weighs: 1500 },
    ]);
    // 45 + 25 · 110/210 + 15 · 5/6
    expect(mark).toBe(7060);
  });

  it("leaves out what has nothing to divide by, and scales the others to 100", () => {
    const { mark, indicators } = of({ closedInTime: 19, closedLate: 1 });
    expect(indicators.map(({ weighs }) => weighs)).toEqual([7059, 2941, null]);
    // 75 · 60/85 + 100 · 25/85
    expect(mark).toBe(8235);
  });

  it("is none below ten closed reviews, and where no indicator is left", () => {
    expect(of({ closedInTime: 9 })).toMatchObject({ mark: null, closed: 9, unranked: "too-few-closed" });
    expect(of({ closedInTime: 9, closedExcused: 1 })).toMatchObject({ mark: 10_000, unranked: null });
    expect(of({ closedInTime: 10 }, { indicators: [{ ...SATISFACTION, weight: 100 }] })).toMatchObject({
      mark: null,
      unranked: "no-indicator",
    });
  });

  it("takes no mark beyond full and none", () => {
    expect(of({ closedInTime: 1, closedLate: 9, closedSilent: 90 }).mark).toBe(0);
    expect(of({ closedInTime: 10, ratings: 1, ratingSum: 5 }).mark).toBe(10_000);
  });

  it("counts a fact in one indicator: a card only where nothing else of the formula tells of it", () => {
    const counters = {
      closedInTime: 15,
      closedLate: 3,
      closedSilent: 2,
      otherCards: 1,
      improperSupplements: 4,
    };
    const cards: Indicator = { ...SILENT, indicator: "cards", weight: 100, none: 100 };
    const valueIn = (...beside: Indicator[]) =>
      of(counters, { indicators: [cards, ...beside] }).indicators[0]!.value;
    expect(valueIn()).toBe(5000);
    expect(valueIn(ON_TIME)).toBe(3500);
    expect(valueIn(ON_TIME, SILENT)).toBe(2500);
    expect(valueIn(ON_TIME, SILENT, { ...SILENT, indicator: "supplements" })).toBe(500);
  });

  it("is the mean of what inspections gave, as it is written", () => {
    const inspection: Indicator = { ...ON_TIME, indicator: "inspection", weight: 100, full: 100, none: 0 };
    expect(of({ closedInTime: 10 }, { indicators: [inspection] }, [90.05, 80.1]).mark).toBe(8508);
    expect(of({ closedInTime: 10 }, { indicators: [inspection] }).mark).toBe(null);
  });
});

const marked = (id: string, mark: number | null): DepartmentMark => ({
  id,
  closed: 10,
  indicators: [],
  mark,
  unranked: mark === null ? "too-few-closed" : null,
});

describe("a ranking", () => {
  it("S8: is 1, 2, 2, 4 of 90, 85, 85, 0, whatever the order", () => {
    const all = [9000, 8500, 8500, 0, null].map((mark, i) => marked(`d${i}`, mark));
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 5 }), (order) => {
        const departments = ranked(order);
        expect(departments.map(({ id, rank }) => [id, rank])).toEqual([
          ["d0", 1],
          ["d1", 2],
          ["d2", 2],
          ["d3", 4],
          ["d4", null],
        ]);
        expect(lastOf(departments)).toEqual(["d3"]);
      }),
    );
  });

  it("has a last place only among three or more, and none where all are alike", () => {
    const last = (...marks: (number | null)[]) =>
      lastOf(ranked(marks.map((mark, i) => marked(`d${i}`, mark))));
    expect(last(90, 80)).toEqual([]);
    expect(last(90, 80, null)).toEqual([]);
    expect(last(90, 80, 70)).toEqual(["d2"]);
    expect(last(90, 70, 70)).toEqual(["d1", "d2"]);
    expect(last(70, 70, 70)).toEqual([]);
  });
});

describe("a period", () => {
  it("is a month, a quarter or a year, and nothing else", () => {
    expect(periodNamed("2026-02")).toMatchObject({ kind: "month", from: "2026-02-01", to: "2026-02-28" });
    expect(periodNamed("2028-02")).toMatchObject({ to: "2028-02-29" });
    expect(periodNamed("2026-12")).toMatchObject({ to: "2026-12-31" });
    expect(periodNamed("2026-Q4")).toMatchObject({ kind: "quarter", from: "2026-10-01", to: "2026-12-31" });
    expect(periodNamed("2026")).toMatchObject({ kind: "year", from: "2026-01-01", to: "2026-12-31" });
    for (const name of ["2026-13", "2026-00", "2026-Q5", "26", "2026-3", ""])
      expect(periodNamed(name)).toBeNull();
  });

  it("follows another of its kind, and has its months", () => {
    const before = (name: string) => periodBefore(periodNamed(name)!).name;
    expect([before("2026-01"), before("2026-Q1"), before("2000")]).toEqual(["2025-12", "2025-Q4", "1999"]);
    expect(monthsOf(periodNamed("2026-Q4")!)).toEqual(["2026-10", "2026-11", "2026-12"]);
  });

  it("may be closed from its sixth working day on, and is on its tenth", () => {
    // April 2026: Sun 5 is 清明, with Mon 6 off; 1, 2, 3, 7, 8, 9, 10, 13, 14, 15 are worked.
    expect(closingDays(periodNamed("2026-03")!, RULES)).toEqual({ from: "2026-04-09", on: "2026-04-15" });
    // Before and behind the years of the calendar nothing is known.
    for (const name of ["2001", "2011-03", "2035", "2199"])
      expect([name, closingDays(periodNamed(name)!, RULES)]).toEqual([name, null]);
  });
});

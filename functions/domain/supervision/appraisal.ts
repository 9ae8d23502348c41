/**
 * 绩效考评: what a department's period comes to by the formula of its region, exactly, to 0.01. Values, marks and totals are
 * fractions of whole numbers until they are told. An indicator that has nothing to divide by is left out, and the weights of the
 * others are scaled to 100.
 */
import {
  added,
  compared,
  divided,
  fraction,
  fractionOf,
  inHundredths,
  less,
  multiplied,
  type Fraction,
} from "../base/decimal.ts";
import type { AppraisalFormula, Indicator, IndicatorName } from "../catalogue/appraisalFormula.ts";
import { SHARE } from "./figures.ts";
import type { Counters } from "./tally.ts";

/** What is known of a department in a period. */
export type Appraised = {
  id: string;
  counters: Counters;
  /** What inspections gave it, 0 to 100 with two decimals at most. */
  inspections: readonly number[];
};

/** A department with fewer closed reviews is not ranked. */
export const LEAST_CLOSED = 10;

/** Every number but the weight in hundredths. */
export type IndicatorMark = {
  indicator: IndicatorName;
  /** What it came to, in percent, for each hundred, or as a mean; `null` where there was nothing to divide by: it is left out. */
  value: number | null;
  /** 0 to 100. */
  mark: number | null;
  /** What it weighs of 100 among those that are not left out. */
  weighs: number | null;
};

export type DepartmentMark = {
  id: string;
  /** Reviews that it answered, or that fell silent. */
  closed: number;
  indicators: readonly IndicatorMark[];
  /** In hundredths, 0 to 10,000; `null` where it is not ranked. */
  mark: number | null;
  /** Why it is not. */
  unranked: "too-few-closed" | "no-indicator" | null;
};

/** What the department's work comes to. */
export function appraise(
  formula: AppraisalFormula,
  { id, counters, inspections }: Appraised,
): DepartmentMark {
  const closed = closedOf(counters);
  const names = formula.indicators.map(({ indicator }) => indicator);
  const marked = formula.indicators.map((one) => {
    const value = valueOf(one.indicator, counters, inspections, names);
    return { ...one, value, mark: value && markOf(one, value) };
  });
  const counting = marked.flatMap(({ weight, mark }) => (mark ? [{ weight: fractionOf(weight), mark }] : []));
  const weights = counting.map(({ weight }) => weight).reduce<Fraction>(added, NOTHING);
  const indicators = marked.map(({ indicator, weight, value, mark }): IndicatorMark => ({
    indicator,
    value: value && inHundredths(value),
    mark: mark && inHundredths(mark),
    weighs: value && inHundredths(multiplied(divided(fractionOf(weight), weights), HUNDRED)),
  }));
  const unranked = closed < LEAST_CLOSED ? "too-few-closed" : counting.length === 0 ? "no-indicator" : null;
  const sum = counting.map(({ weight, mark }) => multiplied(weight, mark)).reduce<Fraction>(added, NOTHING);
  const mark = unranked === null ? inHundredths(divided(sum, weights)) : null;
  return { id, closed, indicators, mark, unranked };
}

const NOTHING = fractionOf(0);
const HUNDRED = fractionOf(100);

/** How many reviews the department answered, or left to fall silent. */
export const closedOf = ({
  closedInTime = 0,
  closedLate = 0,
  closedSilent = 0,
  closedExcused = 0,
}: Counters): number => closedInTime + closedLate + closedSilent + closedExcused;

/** Of 100, in a straight line from none to full, and no further. */
function markOf({ full, none }: Indicator, value: Fraction): Fraction {
  const [top, bottom] = [fractionOf(full), fractionOf(none)];
  const way = divided(less(value, bottom), less(top, bottom));
  if (way.of <= 0n) return NOTHING;
  return compared(way, ONE) >= 0 ? HUNDRED : multiplied(way, HUNDRED);
}

const ONE = fractionOf(1);

/** What an indicator came to; `null` where it has nothing to divide by. */
function valueOf(
  indicator: IndicatorName,
  counters: Counters,
  inspections: readonly number[],
  names: readonly IndicatorName[],
): Fraction | null {
  const {
    closedInTime = 0,
    closedLate = 0,
    closedSilent = 0,
    timelyShareSum = 0,
    improperSupplements = 0,
    objected = 0,
    incurable = 0,
    upheldComplaints = 0,
    ratings = 0,
    ratingSum = 0,
  } = counters;
  const closed = closedOf(counters);
  switch (indicator) {
    case "on-time":
      return per(100 * closedInTime, closedInTime + closedLate);
    case "silent":
      return per(100 * closedSilent, closedInTime + closedLate + closedSilent);
    case "share-of-limit":
      return per(100 * timelyShareSum, SHARE * closedInTime);
    case "complaints":
      return per(100 * upheldComplaints, closed);
    case "cards":
      return per(100 * cardsFor(counters, names), closed);
    case "satisfaction":
      return per(ratingSum, ratings);
    case "inspection":
      return inspections.length === 0
        ? null
        : divided(
            inspections.map(fractionOf).reduce<Fraction>(added, NOTHING),
            fractionOf(inspections.length),
          );
    case "supplements":
      return per(100 * improperSupplements, closed);
    case "objections-without-cure":
      return per(100 * incurable, objected);
  }
}

/** Cards for what the formula counts nowhere else: a fact counts in one indicator. */
export function cardsFor(
  { otherCards = 0, closedLate = 0, closedSilent = 0, improperSupplements = 0 }: Counters,
  names: readonly IndicatorName[],
): number {
  const elsewhere = (indicator: IndicatorName) => names.includes(indicator);
  return (
    otherCards +
    (elsewhere("on-time") ? 0 : closedLate) +
    (elsewhere("silent") ? 0 : closedSilent) +
    (elsewhere("supplements") ? 0 : improperSupplements)
  );
}

const per = (part: number, whole: number): Fraction | null =>
  whole === 0 ? null : fraction(BigInt(part), BigInt(whole));

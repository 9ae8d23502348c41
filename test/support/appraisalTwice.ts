/** The appraisal of a random month by the product, counted as its consumer counts, and by the independent reckoning. */
import { expect } from "@jest/globals";
import { appraisalFaults } from "../../functions/domain/catalogue/appraisalFaults.ts";
import { parseInstant } from "../../functions/domain/base/time.ts";
import type { Appraised } from "../../functions/domain/supervision/appraisal.ts";
import { countedComplaint, countedReview } from "../../functions/domain/supervision/counted.ts";
import { standings } from "../../functions/domain/supervision/snapshot.ts";
import {
  listedOf,
  sumOf,
  tallyOfListed,
  type CountedRecords,
  type Counters,
} from "../../functions/domain/supervision/tally.ts";
import { RULES } from "../domain/given.ts";
import { randomMonth, type RandomDepartment, type RandomMonth } from "./randomMonth.ts";
import { reckon, type Reckoned } from "./reckoning.ts";

const NOW = parseInstant("2026-12-31T09:00:00+08:00");

/** Each record of a case of its own, and in whatever order. */
function countersOf({ reviews, complaints }: RandomDepartment, { from, to }: RandomMonth): Counters {
  const cases: CountedRecords[] = [
    ...reviews.map(({ state }) => ({ a: { version: 1, ...countedReview(state, NOW, RULES) } })),
    ...complaints.map(({ state }) => ({ a: { version: 1, ...countedComplaint(state, RULES.zone) } })),
  ];
  const days = sumOf(cases.map((records) => tallyOfListed(listedOf(records))));
  const within = Object.entries(days).filter(([day]) => from <= day && day <= to);
  return sumOf(within.map(([, counters]) => ({ all: counters })))["all"] ?? {};
}

const byProduct = (month: RandomMonth, all: readonly Appraised[]): Reckoned[] =>
  standings(month.formula, all).map(({ id, closed, mark, rank }) => ({ id, closed, mark, rank }));

/** @returns how many departments were ranked */
export function expectBothAlike(seed: number): number {
  const month = randomMonth(seed);
  expect(appraisalFaults(month.formula)).toEqual([]);
  const told = month.departments.map(({ department, reviews, complaints, inspections }) => ({
    department,
    reviews: reviews.map(({ history }) => history),
    complaints: complaints.map(({ history }) => history),
    inspections,
  }));
  const reckoned = reckon(month.formula, told, month, RULES.calendar.days);
  const byId = (a: Reckoned, b: Reckoned) => (a.id < b.id ? -1 : 1);
  const known = month.departments.map((one) => ({
    id: one.department,
    counters: countersOf(one, month),
    inspections: one.inspections,
  }));
  const product = byProduct(month, known);
  expect([seed, product.toSorted(byId)]).toEqual([seed, reckoned.toSorted(byId)]);
  // S8: the order of the departments changes nothing, and neither does that of their cases.
  expect(byProduct(month, known.toReversed())).toEqual(product);
  const [first] = month.departments;
  const turned = { ...first!, reviews: first!.reviews.toReversed() };
  expect(countersOf(turned, month)).toEqual(known[0]!.counters);
  return product.filter(({ rank }) => rank !== null).length;
}

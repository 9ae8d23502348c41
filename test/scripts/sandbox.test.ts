/** What simulated departments do: by their weights, and the same for the same seed. */
import { expect, it } from "@jest/globals";
import { OpinionBody } from "../../functions/contracts/review/bodies.ts";
import { BEHAVIOURS, opinionOf, planOf, USUAL, type Weights } from "../../scripts/sandbox/behaviour.ts";

const reviews = Array.from({ length: 1000 }, (_, n) => `2605-440307-04-01-${n} consult-water`);
const NOBODY: Weights = { consent: 0, conditions: 0, object: 0, supplement: 0, silent: 0, late: 0 };

it("does the same for the same seed, and something else for another", () => {
  const plans = (seed: string) => reviews.map((review) => planOf(seed, review, USUAL));
  expect(plans("7")).toEqual(plans("7"));
  expect(plans("8")).not.toEqual(plans("7"));
});

it("does each as often as its weight says, and what has none never", () => {
  const counts = Map.groupBy(
    reviews.map((review) => planOf("1", review, USUAL).does),
    (does) => does,
  );
  const shares = BEHAVIOURS.map((one) => Math.round((counts.get(one)?.length ?? 0) / 50) / 2);
  expect(shares).toEqual([6, 1, 1, 1, 1, 0]);
  const late = reviews.map((review) => planOf("1", review, { ...NOBODY, late: 3 }).does);
  expect(new Set(late)).toEqual(new Set(["late"]));
});

it("acts within the limit", () => {
  const afters = reviews.map((review) => planOf("1", review, USUAL).after);
  expect(Math.min(...afters)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...afters)).toBeLessThan(1);
});

it.each(BEHAVIOURS)("says what the contract takes: %s", (does) => {
  const opinion = opinionOf(does);
  if (opinion !== undefined) expect(OpinionBody.safeParse(opinion).error).toBeUndefined();
  expect(opinion === undefined).toBe(does === "supplement" || does === "silent");
});

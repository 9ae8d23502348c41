/** A small share of the random months of `appraisalTwice.long.test.ts`. */
import { expect, it } from "@jest/globals";
import { expectBothAlike } from "../support/appraisalTwice.ts";

it("the appraisal comes to the same by the product and reckoned from the events alone", () => {
  const ranked = Array.from({ length: 6 }, (_, seed) => expectBothAlike(seed));
  expect(ranked.some((many) => many > 1)).toBe(true);
});

/**
 * The appraisal (绩效考评) computed twice, over 500 random months: by the product, as its consumer counts, and by an independent
 * reckoning from the events alone. Marks to 0.01, ranks, how many were closed.
 */
import { expect, it } from "@jest/globals";
import { expectBothAlike } from "../support/appraisalTwice.ts";

const MONTHS = Number(process.env["MONTHS"] ?? 500);

it(`comes to the same in ${MONTHS} random months, and does not depend on any order (S8)`, () => {
  const ranked = Array.from({ length: MONTHS }, (_, seed) => expectBothAlike(1000 + seed));
  const months = ranked.filter((many) => many > 1).length;
  expect(months).toBeGreaterThan(MONTHS / 3);
  process.stdout.write(
    `appraisal: ${MONTHS} months alike, ${months} with two departments ranked or more, ${ranked.reduce((sum, many) => sum + many, 0)} marks\n`,
  );
}, 300_000);

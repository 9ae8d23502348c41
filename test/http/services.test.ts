/** S1 to S5 over a few random histories with everything in them; hundreds in the long test. */
import { expect, it } from "@jest/globals";
import { playMany } from "./servicesPlay.ts";

it("no act for who asks, acts, visits or pays moves the law's clock, and each has whom it needs", async () => {
  const { compared } = await playMany(3);
  expect(compared).toBeGreaterThan(50);
});

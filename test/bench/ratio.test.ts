/** How two versions compare, by what others reckon. */
import { describe, expect, it } from "@jest/globals";
import { ratioOf } from "../../bench/ratio.ts";

describe("a ratio of pairs", () => {
  it("has the interval that the tables of Student's t give", () => {
    // Of the logarithms -0.02, -0.01, 0, 0.01, 0.02: mean 0, deviation 0.0158114; t for four degrees is 2.776.
    const { mean, low, high } = ratioOf([-0.02, -0.01, 0, 0.01, 0.02].map(Math.exp));
    expect(mean).toBeCloseTo(1, 12);
    expect(Math.log(high)).toBeCloseTo((2.776 * 0.0158114) / Math.sqrt(5), 3);
    expect(Math.log(low)).toBeCloseTo(-Math.log(high), 12);
    // For nineteen degrees it is 2.093.
    const twenty = Array.from({ length: 20 }, (_, i) => Math.exp(i % 2 === 0 ? 0.1 : -0.1));
    expect(Math.log(ratioOf(twenty).high)).toBeCloseTo((2.093 * Math.sqrt(0.2 / 19)) / Math.sqrt(20), 3);
  });

  it("weighs twice as fast as it weighs half as fast", () => {
    expect(ratioOf([2, 0.5, 2, 0.5, 1]).mean).toBeCloseTo(1, 12);
  });

  it("is not told of four", () => {
    expect(() => ratioOf([1, 1, 1, 1])).toThrow(RangeError);
  });
});

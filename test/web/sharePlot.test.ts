/** Where the dots of supervision's plots lie. */
import { describe, expect, it } from "@jest/globals";
import {
  countTicks,
  lineOf,
  positionOf,
  scaleEnd,
  ticksOf,
} from "../../web/supervision/figures/sharePlot.ts";

describe("the scale", () => {
  it("ends at the whole limit, and further out only when more was used", () => {
    expect(scaleEnd([])).toBe(1);
    expect(scaleEnd([null, 0.2, 1])).toBe(1);
    expect(scaleEnd([1.1])).toBe(1.25);
  });

  it("has few marks, and one at its end or just before it", () => {
    expect(ticksOf(1)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(ticksOf(1.25)).toEqual([0, 0.5, 1]);
    expect(ticksOf(8)).toEqual([0, 2, 4, 6, 8]);
  });

  it("keeps every dot on the plot", () => {
    expect([positionOf(0, 1), positionOf(0.5, 1), positionOf(1, 1)]).toEqual(["3%", "50%", "97%"]);
    expect([positionOf(-1, 1), positionOf(7, 1)]).toEqual(["3%", "97%"]);
  });
});

describe("a scale of counts", () => {
  it("has few round marks, the last no lower than the largest", () => {
    expect(countTicks([])).toEqual([0, 1]);
    expect(countTicks([3, 4])).toEqual([0, 1, 2, 3, 4]);
    expect(countTicks([5])).toEqual([0, 2, 4, 6]);
    expect(countTicks([37, 12])).toEqual([0, 10, 20, 30, 40]);
    expect(countTicks([850])).toEqual([0, 500, 1000]);
  });
});

describe("a line", () => {
  it("stands in the middle of its columns, high when the share is high", () => {
    const { dots, pieces } = lineOf([0, 1], 1, 200);
    expect(dots).toEqual([
      { x: "25%", y: 200 },
      { x: "75%", y: 0 },
    ]);
    expect(pieces).toEqual([[dots[0], dots[1]]]);
  });

  it("breaks where there is no figure instead of guessing one", () => {
    const { dots, pieces } = lineOf([0.5, null, 0.5, 0.5], 1, 100);
    expect(dots[1]).toBeNull();
    expect(pieces).toHaveLength(1);
  });

  it("of nothing is nothing", () => {
    expect(lineOf([], 1, 100)).toEqual({ dots: [], pieces: [] });
  });
});

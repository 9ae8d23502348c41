/** Whether a matter applies to a project. */
import { describe, expect, it } from "@jest/globals";
import {
  attributesIn,
  comparedWith,
  comparisons,
  holds,
  type Condition,
} from "../../functions/domain/catalogue/condition.ts";

const road = { length: 1860, crossesRiver: true, zone: "core" };

describe("a condition", () => {
  it.each<{ condition: Condition; so: boolean }>([
    { condition: { attribute: "crossesRiver", is: true }, so: true },
    { condition: { attribute: "crossesRiver", is: false }, so: false },
    { condition: { attribute: "zone", is: "core" }, so: true },
    { condition: { attribute: "length", is: 1860 }, so: true },
    { condition: { attribute: "length", is: "1860" }, so: false },
    { condition: { attribute: "zone", oneOf: ["edge", "core"] }, so: true },
    { condition: { attribute: "zone", oneOf: ["edge"] }, so: false },
    { condition: { attribute: "length", atLeast: 1860 }, so: true },
    { condition: { attribute: "length", atLeast: 1860.5 }, so: false },
    { condition: { attribute: "length", atMost: 1860 }, so: true },
    { condition: { attribute: "length", atMost: 1859.5 }, so: false },
    // A comparison of size with something that has none.
    { condition: { attribute: "zone", atLeast: 0 }, so: false },
    { condition: { attribute: "crossesRiver", atMost: 1 }, so: false },
  ])("$condition is $so of the road", ({ condition, so }) => {
    expect(holds(condition, road)).toBe(so);
    expect(holds({ not: condition }, road)).toBe(!so);
  });

  it.each<Condition>([
    { attribute: "width", is: false },
    { attribute: "width", oneOf: ["", 0, false] },
    { attribute: "width", atLeast: -1 },
    { attribute: "width", atMost: 1 },
    { attribute: "constructor", atLeast: 0 },
    { attribute: "__proto__", is: true },
  ])("%j does not hold of an attribute that nobody stated", (condition) => {
    expect(holds(condition, road)).toBe(false);
  });

  const yes: Condition = { attribute: "crossesRiver", is: true };
  const no: Condition = { attribute: "crossesRiver", is: false };

  it("of several parts holds when all do, or when any does", () => {
    expect(holds({ all: [yes, yes] }, road)).toBe(true);
    expect(holds({ all: [yes, no] }, road)).toBe(false);
    expect(holds({ any: [no, yes] }, road)).toBe(true);
    expect(holds({ any: [no, no] }, road)).toBe(false);
    expect(holds({ all: [{ any: [no, yes] }, { not: { all: [yes, no] } }] }, road)).toBe(true);
  });
});

describe("what a condition asks about", () => {
  it("is every comparison in it, with its place", () => {
    const condition: Condition = {
      all: [
        { attribute: "crossesRiver", is: true },
        { any: [{ attribute: "length", atLeast: 1000 }, { not: { attribute: "zone", is: "core" } }] },
        { attribute: "mixed", oneOf: ["a", 1] },
        { attribute: "width", atMost: 3 },
      ],
    };
    const found = comparisons(condition, "when");
    expect(
      found.map(({ comparison, path }) => [comparison.attribute, path, comparedWith(comparison)]),
    ).toEqual([
      ["crossesRiver", "when.all[0]", [true]],
      ["length", "when.all[1].any[0]", [1000]],
      ["zone", "when.all[1].any[1].not", ["core"]],
      ["mixed", "when.all[2]", ["a", 1]],
      ["width", "when.all[3]", [3]],
    ]);
    expect(attributesIn(condition)).toEqual(["crossesRiver", "length", "zone", "mixed", "width"]);
  });
});

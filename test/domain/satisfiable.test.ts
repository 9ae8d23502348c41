/** Conditions that no project can meet are found; every other one is let through. */
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { holds, type Attributes, type Condition } from "../../functions/domain/catalogue/condition.ts";
import { MOST_COMBINATIONS, satisfiable } from "../../functions/domain/catalogue/satisfiable.ts";

const is = (attribute: string, value: boolean | number | string): Condition => ({ attribute, is: value });
const atLeast = (attribute: string, number: number): Condition => ({ attribute, atLeast: number });
const atMost = (attribute: string, number: number): Condition => ({ attribute, atMost: number });
const not = (condition: Condition): Condition => ({ not: condition });
const all = (...parts: Condition[]): Condition => ({ all: parts });
const any = (...parts: Condition[]): Condition => ({ any: parts });

describe("no values satisfy", () => {
  it.each([
    ["both ways of a yes or no", all(is("a", true), is("a", false))],
    ["neither way of a yes or no", all(not(is("a", true)), not(is("a", false)))],
    ["more than much and less than little", all(atLeast("n", 100), atMost("n", 10))],
    ["one number and another", all(is("n", 1), is("n", 2))],
    ["a number off its own value", all(atLeast("n", 5), atMost("n", 5), not(is("n", 5)))],
    ["two texts at once", all(is("t", "无"), is("t", "有"))],
    [
      "a text outside of its list",
      all({ attribute: "t", oneOf: ["a", "b"] }, not(is("t", "a")), not(is("t", "b"))),
    ],
    [
      "a contradiction in every branch",
      any(all(is("a", true), is("a", false)), all(is("n", 1), atLeast("n", 2))),
    ],
    ["the contrary of what always holds", not(any(is("a", true), is("a", false)))],
  ])("%s", (_, condition) => {
    expect(satisfiable(condition)).toBe(false);
  });
});

describe("some values satisfy", () => {
  it.each([
    ["a plain comparison", is("a", false)],
    ["the number on its boundary", all(atLeast("n", 5), atMost("n", 5))],
    ["a number between two boundaries", all(not(atMost("n", 5)), not(atLeast("n", 6)))],
    ["a number above all, however large", not(atMost("n", 1e20))],
    ["a number below all", not(atLeast("n", -1e20))],
    [
      "another text than those that are named",
      all(not(is("t", "a")), not(is("t", "b")), not(is("t", "ab?"))),
    ],
    ["one branch of two", any(all(is("a", true), is("a", false)), is("b", true))],
  ])("%s", (_, condition) => {
    expect(satisfiable(condition)).toBe(true);
  });

  it("is taken for granted where there are too many combinations to try", () => {
    const contradiction = all(is("a", true), is("a", false));
    const wide = (attributes: number): Condition =>
      all(contradiction, ...Array.from({ length: attributes }, (_, i) => is(`b${i}`, true)));
    const most = Math.floor(Math.log2(MOST_COMBINATIONS)) - 1;
    expect(satisfiable(wide(most))).toBe(false);
    expect(satisfiable(wide(most + 1))).toBe(true);
  });
});

describe("whatever satisfies a condition", () => {
  const flag = fc.boolean();
  const number = fc.integer({ min: -3, max: 3 });
  const text = fc.constantFrom("a", "b", "c");
  const comparison = fc.oneof(
    fc.record({ attribute: fc.constant("flag"), is: flag }),
    fc.record({ attribute: fc.constantFrom("m", "n"), is: number }),
    fc.record({ attribute: fc.constantFrom("m", "n"), atLeast: number }),
    fc.record({ attribute: fc.constantFrom("m", "n"), atMost: number }),
    fc.record({ attribute: fc.constant("t"), oneOf: fc.array(text, { minLength: 1, maxLength: 2 }) }),
  );
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3 },
      comparison,
      fc.record({ all: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie("condition") }),
    ),
  }));

  it("is never overlooked", () => {
    const half = number.map((whole) => whole / 2);
    const attributes: fc.Arbitrary<Attributes> = fc.record({ flag, m: half, n: half, t: text });
    fc.assert(
      fc.property(condition, attributes, (given, stated) => {
        if (holds(given, stated)) expect(satisfiable(given)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

/** Conditions that no project can meet are found; every other one is let through. */
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { holds, type Attributes, type Condition } from "../../functions/domain/catalogue/condition.ts";
import { mayBe, type FactType, type NumberFact } from "../../functions/domain/catalogue/fact.ts";
import {
  MOST_COMBINATIONS,
  satisfiable as satisfiableBy,
} from "../../functions/domain/catalogue/satisfiable.ts";

const numberFrom = (min: number, max: number, step = 1): NumberFact => ({
  type: "number",
  unit: "米",
  unitEn: "metres",
  min,
  max,
  step,
});
const choiceOf = (...codes: string[]): FactType => ({
  type: "choice",
  choices: codes.map((code) => ({ code, name: code, nameEn: code })),
});
const yesOrNo: FactType = { type: "boolean" };

const FACTS = new Map<string, FactType>([
  ["a", yesOrNo],
  ["b", yesOrNo],
  ...Array.from({ length: 20 }, (_, i): [string, FactType] => [`b${i}`, yesOrNo]),
  ["n", numberFrom(-1000, 1000, 0.5)],
  ["whole", numberFrom(0, 10)],
  ["t", choiceOf("none", "some", "all")],
  ["two", choiceOf("x", "y")],
]);
const satisfiable = (condition: Condition): boolean => satisfiableBy(condition, FACTS);

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
    ["two choices at once", all(is("t", "none"), is("t", "some"))],
    [
      "a choice outside of the few that are left",
      all({ attribute: "t", oneOf: ["none", "some"] }, not(is("t", "none")), not(is("t", "some"))),
    ],
    ["a choice that is none of its list", all(not(is("two", "x")), not(is("two", "y")))],
    ["a number between two steps", all(not(atMost("whole", 5)), not(atLeast("whole", 6)))],
    ["a number above its range", not(atMost("whole", 10))],
    ["a number below its range", not(atLeast("whole", 0))],
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
    ["the largest number of its range", not(atMost("n", 999.5))],
    ["the smallest number of its range", not(atLeast("n", -999.5))],
    ["the last choice of its list", all(not(is("t", "none")), not(is("t", "some")))],
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

describe("a condition over a few facts", () => {
  const half = fc.integer({ min: -8, max: 8 }).map((halves) => halves / 2);
  const comparison = fc.oneof(
    fc.record({ attribute: fc.constant("flag"), is: fc.boolean() }),
    fc.record({ attribute: fc.constantFrom("m", "n"), is: half }),
    fc.record({ attribute: fc.constantFrom("m", "n"), atLeast: half }),
    fc.record({ attribute: fc.constantFrom("m", "n"), atMost: half }),
    fc.record({
      attribute: fc.constant("t"),
      oneOf: fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 2 }),
    }),
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
  const step = fc.constantFrom(0.1, 0.5, 1, 3);
  const facts = fc.record({ m: step, n: step, codes: fc.constantFrom(["a", "b"], ["a", "b", "c", "d"]) });

  /** Every project that there could be: each fact with each value that it may have. */
  const projects = (types: ReadonlyMap<string, FactType>): Attributes[] => {
    const tenths = Array.from({ length: 61 }, (_, i) => (i - 30) / 10);
    return [...types].reduce<Attributes[]>(
      (found, [code, type]) => {
        const values = [true, false, "a", "b", "c", "d", ...tenths].filter((value) => mayBe(type, value));
        return found.flatMap((one) => values.map((value) => ({ ...one, [code]: value })));
      },
      [{}],
    );
  };

  it("is met by no project, or by one that may be stated", () => {
    fc.assert(
      fc.property(condition, facts, (given, { m, n, codes }) => {
        const types = new Map<string, FactType>([
          ["flag", yesOrNo],
          ["m", numberFrom(-3, 3, m)],
          ["n", numberFrom(-3, 3, n)],
          ["t", choiceOf(...codes)],
        ]);
        const isMet = projects(types).some((stated) => holds(given, stated));
        expect(satisfiableBy(given, types)).toBe(isMet);
      }),
      { numRuns: 300 },
    );
  });
});

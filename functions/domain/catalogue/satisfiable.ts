/**
 * Whether any project at all can meet a condition. A matter whose condition contradicts itself is asked about no
 * project, and nobody would notice: its department is left out in silence.
 *
 * A condition compares facts with constants only. So it is enough to try, for each fact, one value of every kind that
 * the comparisons can tell apart and a project may state, in every combination.
 */
import {
  comparedWith,
  comparisons,
  holds,
  type Attributes,
  type AttributeValue,
  type Condition,
} from "./condition.ts";
import { around, mayBe, rounded, type FactType } from "./fact.ts";

/** Beyond this a condition is taken to be satisfiable: a check must not hold up a start. */
export const MOST_COMBINATIONS = 5000;

/** Whether some project may state what satisfies the condition; every attribute in it is one of the facts. */
export function satisfiable(condition: Condition, facts: ReadonlyMap<string, FactType>): boolean {
  const compared = comparisons(condition).map(({ comparison }): Compared => ({
    attribute: comparison.attribute,
    values: comparedWith(comparison),
  }));
  const kinds = kindsOfProjects(compared, facts);
  return kinds === null || kinds.some((stated) => holds(condition, stated));
}

/** What an attribute is compared with. */
export type Compared = { attribute: string; values: readonly AttributeValue[] };

/** One project of every kind that these comparisons can tell apart; `null` where they are too many to try. */
export function kindsOfProjects(
  compared: readonly Compared[],
  facts: ReadonlyMap<string, FactType>,
): Attributes[] | null {
  const candidates = [...constants(compared)].map(
    ([attribute, values]) => [attribute, candidatesFor(facts.get(attribute)!, values)] as const,
  );
  const combinations = candidates.reduce((product, [, values]) => product * values.length, 1);
  if (combinations > MOST_COMBINATIONS) return null;
  return Array.from({ length: combinations }, (_, i) => Object.fromEntries(combination(candidates, i)));
}

/** The i-th combination, counted like a number whose digits are the candidates. */
function combination(
  candidates: readonly (readonly [string, readonly AttributeValue[]])[],
  i: number,
): [string, AttributeValue][] {
  let rest = i;
  return candidates.map(([attribute, values]) => {
    const value = values[rest % values.length]!;
    rest = Math.floor(rest / values.length);
    return [attribute, value];
  });
}

/** All that each attribute is compared with. */
function constants(compared: readonly Compared[]): Map<string, Set<AttributeValue>> {
  const found = new Map<string, Set<AttributeValue>>();
  for (const { attribute, values } of compared) {
    const known = found.get(attribute) ?? new Set();
    found.set(attribute, known);
    values.forEach((value) => known.add(value));
  }
  return found;
}

/** One value of every kind that comparisons with these constants can tell apart, of those that may be stated. */
function candidatesFor(type: FactType, constants: ReadonlySet<AttributeValue>): AttributeValue[] {
  switch (type.type) {
    case "boolean":
      return [true, false];
    case "choice": {
      const codes = type.choices.map(({ code }) => code);
      const other = codes.find((code) => !constants.has(code));
      return [...codes.filter((code) => constants.has(code)), ...(other === undefined ? [] : [other])];
    }
    case "number": {
      const numbers = [...constants].filter((value) => typeof value === "number");
      const near = numbers.flatMap((number) => {
        const [below, above] = around(type, number);
        return [rounded(below - type.step), below, above, rounded(above + type.step)];
      });
      return [...new Set([type.min, ...near, type.max])].filter((number) => mayBe(type, number));
    }
  }
}

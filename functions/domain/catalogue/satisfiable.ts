/**
 * Whether any project at all can meet a condition. A matter whose condition contradicts itself is asked about no
 * project, and nobody would notice: its department is left out in silence.
 *
 * A condition compares attributes with constants only. So it is enough to try, for each attribute, one value of every
 * kind that the comparisons can tell apart, in every combination.
 */
import { holds, type AttributeValue, type Condition } from "./condition.ts";

/** Beyond this a condition is taken to be satisfiable: a check must not hold up a start. */
export const MOST_COMBINATIONS = 5000;

/** Whether some values of the attributes satisfy the condition. */
export function satisfiable(condition: Condition): boolean {
  const candidates = [...constants(condition)].map(
    ([attribute, values]) => [attribute, candidatesFor(values)] as const,
  );
  const combinations = candidates.reduce((product, [, values]) => product * values.length, 1);
  if (combinations > MOST_COMBINATIONS) return true;
  for (let i = 0; i < combinations; i++)
    if (holds(condition, Object.fromEntries(combination(candidates, i)))) return true;
  return false;
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

/** What each attribute is compared with. */
function constants(
  condition: Condition,
  found = new Map<string, Set<AttributeValue>>(),
): Map<string, Set<AttributeValue>> {
  if ("all" in condition) condition.all.forEach((part) => constants(part, found));
  else if ("any" in condition) condition.any.forEach((part) => constants(part, found));
  else if ("not" in condition) constants(condition.not, found);
  else {
    const values = found.get(condition.attribute) ?? new Set();
    found.set(condition.attribute, values);
    comparedWith(condition).forEach((value) => values.add(value));
  }
  return found;
}

function comparedWith(
  comparison: Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>,
): readonly AttributeValue[] {
  if ("is" in comparison) return [comparison.is];
  if ("oneOf" in comparison) return comparison.oneOf;
  return ["atLeast" in comparison ? comparison.atLeast : comparison.atMost];
}

/** One value of every kind that comparisons with these constants can tell apart. */
function candidatesFor(constants: ReadonlySet<AttributeValue>): AttributeValue[] {
  const numbers = [...constants].filter((value) => typeof value === "number").sort((a, b) => a - b);
  const texts = [...constants].filter((value) => typeof value === "string");
  return [
    ...([...constants].some((value) => typeof value === "boolean") ? [true, false] : []),
    ...numbers.flatMap((number, i) => [number, above(number, numbers[i + 1])]),
    ...numbers.slice(0, 1).map((least) => -above(-least)),
    // Longer than each of them, hence none of them.
    ...(texts.length > 0 ? [...texts, `${texts.join("")}?`] : []),
  ];
}

/** A number above, and below the next one if there is one. */
const above = (number: number, next?: number): number =>
  next === undefined ? number + Math.max(1, Math.abs(number)) : number / 2 + next / 2;

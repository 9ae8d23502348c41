/**
 * When a matter applies: a small closed language over the project's attributes, so that a region file can be
 * checked as a whole and a page can say in words why a matter applies (docs/adr/0005).
 */
export type AttributeValue = boolean | number | string;
export type Attributes = Readonly<Record<string, AttributeValue>>;

export type Comparison =
  | { attribute: string; is: AttributeValue }
  | { attribute: string; oneOf: readonly AttributeValue[] }
  | { attribute: string; atLeast: number }
  | { attribute: string; atMost: number };

export type Condition =
  Comparison | { all: readonly Condition[] } | { any: readonly Condition[] } | { not: Condition };

/** Whether the condition holds by what is stated; `undefined` where that hangs on what nobody has stated. */
export function verdictOn(condition: Condition, attributes: Attributes): boolean | undefined {
  if ("all" in condition) {
    const parts = condition.all.map((part) => verdictOn(part, attributes));
    return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
  }
  if ("any" in condition) {
    const parts = condition.any.map((part) => verdictOn(part, attributes));
    return parts.includes(true) ? true : parts.includes(undefined) ? undefined : false;
  }
  if ("not" in condition) {
    const part = verdictOn(condition.not, attributes);
    return part === undefined ? undefined : !part;
  }
  const value = Object.hasOwn(attributes, condition.attribute) ? attributes[condition.attribute] : undefined;
  return value === undefined ? undefined : compares(condition, value);
}

function compares(comparison: Comparison, value: AttributeValue): boolean {
  if ("is" in comparison) return value === comparison.is;
  if ("oneOf" in comparison) return comparison.oneOf.includes(value);
  if (typeof value !== "number") return false;
  return "atLeast" in comparison ? value >= comparison.atLeast : value <= comparison.atMost;
}

/** Whether what is stated makes the condition hold. */
export const holds = (condition: Condition, attributes: Attributes): boolean =>
  verdictOn(condition, attributes) === true;

/** Whether it holds, or might: nobody is left out, and nothing is let pass, for want of a fact that was never asked for. */
export const mayHold = (condition: Condition, attributes: Attributes): boolean =>
  verdictOn(condition, attributes) !== false;

/** Every comparison of a condition, and where it stands. */
export function comparisons(condition: Condition, path = ""): { comparison: Comparison; path: string }[] {
  if ("all" in condition) return condition.all.flatMap((part, i) => comparisons(part, `${path}.all[${i}]`));
  if ("any" in condition) return condition.any.flatMap((part, i) => comparisons(part, `${path}.any[${i}]`));
  if ("not" in condition) return comparisons(condition.not, `${path}.not`);
  return [{ comparison: condition, path }];
}

/** The attributes that a condition asks about. */
export const attributesIn = (condition: Condition): string[] =>
  comparisons(condition).map(({ comparison }) => comparison.attribute);

/** What an attribute is compared with. */
export function comparedWith(comparison: Comparison): readonly AttributeValue[] {
  if ("is" in comparison) return [comparison.is];
  if ("oneOf" in comparison) return comparison.oneOf;
  return ["atLeast" in comparison ? comparison.atLeast : comparison.atMost];
}

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

/** Whether the condition holds. An attribute nobody stated satisfies no comparison. */
export function holds(condition: Condition, attributes: Attributes): boolean {
  if ("all" in condition) return condition.all.every((part) => holds(part, attributes));
  if ("any" in condition) return condition.any.some((part) => holds(part, attributes));
  if ("not" in condition) return !holds(condition.not, attributes);
  const value = Object.hasOwn(attributes, condition.attribute) ? attributes[condition.attribute] : undefined;
  if (value === undefined) return false;
  if ("is" in condition) return value === condition.is;
  if ("oneOf" in condition) return condition.oneOf.includes(value);
  if (typeof value !== "number") return false;
  return "atLeast" in condition ? value >= condition.atLeast : value <= condition.atMost;
}

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

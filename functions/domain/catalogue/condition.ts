/**
 * When a matter applies: a small closed language over the project's attributes, so that a region file can be
 * checked as a whole and a page can say in words why a matter applies (docs/adr/0005).
 */
export type AttributeValue = boolean | number | string;
export type Attributes = Readonly<Record<string, AttributeValue>>;

export type Condition =
  | { attribute: string; is: AttributeValue }
  | { attribute: string; oneOf: readonly AttributeValue[] }
  | { attribute: string; atLeast: number }
  | { attribute: string; atMost: number }
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  | { not: Condition };

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

/** Every attribute the condition asks about, with the type of value it compares with, and where. */
export function comparisons(
  condition: Condition,
  path: string,
): { attribute: string; type: "boolean" | "number" | "text"; path: string }[] {
  if ("all" in condition) return condition.all.flatMap((part, i) => comparisons(part, `${path}.all[${i}]`));
  if ("any" in condition) return condition.any.flatMap((part, i) => comparisons(part, `${path}.any[${i}]`));
  if ("not" in condition) return comparisons(condition.not, `${path}.not`);
  const { attribute } = condition;
  if ("is" in condition) return [{ attribute, type: typeOf(condition.is), path }];
  if ("oneOf" in condition) return condition.oneOf.map((value) => ({ attribute, type: typeOf(value), path }));
  return [{ attribute, type: "number", path }];
}

const typeOf = (value: AttributeValue): "boolean" | "number" | "text" =>
  typeof value === "string" ? "text" : typeof value === "number" ? "number" : "boolean";

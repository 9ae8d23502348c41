/** What is wrong with a condition, held against the facts that the region declares: every fault with its path. */
import type { Fault } from "../base/fault.ts";
import {
  comparedWith,
  comparisons,
  type AttributeValue,
  type Comparison,
  type Condition,
} from "./condition.ts";
import { mayBe, type FactType, type NumberFact } from "./fact.ts";
import { satisfiable } from "./satisfiable.ts";

/** What each attribute of a region may be. */
export type Facts = ReadonlyMap<string, FactType>;

/** Every comparison that no project could meet; where each is right by itself, every part that contradicts itself. */
export function conditionFaults(condition: Condition, path: string, facts: Facts): Fault[] {
  const faults = comparisons(condition, path).flatMap((found) => comparisonFaults(found, facts));
  return faults.length > 0 ? faults : contradictions(condition, path, facts);
}

function comparisonFaults(
  { comparison, path }: { comparison: Comparison; path: string },
  facts: Facts,
): Fault[] {
  const { attribute } = comparison;
  const type = facts.get(attribute);
  if (!type)
    return [{ path, message: `unknown attribute "${attribute}"; known: ${[...facts.keys()].join(", ")}` }];
  const given = comparedWith(comparison);
  const other = given.find((value) => kindOf(value) !== type.type);
  if (other !== undefined || (!isByValue(comparison) && type.type !== "number"))
    return [{ path, message: `"${attribute}" is ${type.type}, and is compared with ${kindOf(other ?? 0)}` }];
  if (type.type === "number" && !isByValue(comparison)) return rangeFaults(comparison, path, type);
  return given.flatMap((value, i): Fault[] => {
    const at = "oneOf" in comparison ? `${path}.oneOf[${i}]` : path;
    if (given.indexOf(value) < i) return [{ path: at, message: `${JSON.stringify(value)} stands twice` }];
    if (mayBe(type, value)) return [];
    return [
      { path: at, message: `"${attribute}" is never ${JSON.stringify(value)}: it is ${allowedOf(type)}` },
    ];
  });
}

const isByValue = (comparison: Comparison): boolean => "is" in comparison || "oneOf" in comparison;

/** A bound that nothing reaches. */
function rangeFaults(comparison: Comparison, path: string, type: NumberFact): Fault[] {
  const { attribute } = comparison;
  const none = (bound: string): Fault[] => [
    { path, message: `no project states "${attribute}" ${bound}: it is ${allowedOf(type)}` },
  ];
  if ("atLeast" in comparison && comparison.atLeast > type.max)
    return none(`of at least ${comparison.atLeast}`);
  if ("atMost" in comparison && comparison.atMost < type.min) return none(`of at most ${comparison.atMost}`);
  return [];
}

/** The innermost parts that no project meets. */
function contradictions(condition: Condition, path: string, facts: Facts): Fault[] {
  const inside =
    "all" in condition
      ? condition.all.flatMap((part, i) => contradictions(part, `${path}.all[${i}]`, facts))
      : "any" in condition
        ? condition.any.flatMap((part, i) => contradictions(part, `${path}.any[${i}]`, facts))
        : [];
  if (inside.length > 0 || satisfiable(condition, facts)) return inside;
  return [{ path, message: "no project meets this: no values of its attributes satisfy the condition" }];
}

const kindOf = (value: AttributeValue): FactType["type"] =>
  typeof value === "string" ? "choice" : typeof value === "number" ? "number" : "boolean";

/** What may be stated, for whoever writes a region file. */
export function allowedOf(type: FactType): string {
  switch (type.type) {
    case "boolean":
      return "true or false";
    case "choice":
      return `one of ${type.choices.map(({ code }) => code).join(", ")}`;
    case "number":
      return `a number from ${type.min} to ${type.max} in steps of ${type.step}`;
  }
}

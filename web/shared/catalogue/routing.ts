/**
 * Which departments a project reaches, told while its form is being filled in. The rules are the server's own
 * (`functions/domain`): a page that had rules of its own would one day say something else.
 */
import {
  comparisons,
  holds,
  type Attributes,
  type AttributeValue,
  type Condition,
} from "../../../functions/domain/catalogue/condition.ts";
import type { Catalogue, Matter } from "../api/answers.ts";

type Rules = Pick<Catalogue, "matters" | "attributes">;

/** Applies, does not, or cannot be told before more is stated. */
export type Standing = "applies" | "not" | "open";

/** The condition under which a matter applies; `null` when it always does. */
export const conditionOf = ({ when }: Pick<Matter, "when">): Condition | null => when as Condition | null;

export const mattersOfType = ({ matters }: Pick<Rules, "matters">, type: string): Matter[] =>
  matters.filter(({ projectTypes }) => projectTypes.includes(type));

/** What must be stated about a project of the type, in the catalogue's order: all of it, so that nobody is left out. */
export function attributesAsked(rules: Rules, type: string): Catalogue["attributes"] {
  const asked = new Set(conditionsOf(rules, type).flatMap(attributesIn));
  return rules.attributes.filter(({ code }) => asked.has(code));
}

/** The texts that the rules compare an attribute with, as suggestions: another spelling would match nothing. */
export function knownTexts(rules: Rules, type: string, attribute: string): string[] {
  const texts = conditionsOf(rules, type)
    .flatMap(leaves)
    .flatMap((leaf) => {
      if (!("attribute" in leaf) || leaf.attribute !== attribute) return [];
      return "is" in leaf ? [leaf.is] : "oneOf" in leaf ? leaf.oneOf : [];
    })
    .filter((value) => typeof value === "string");
  return [...new Set(texts)];
}

/** Whether a matter applies to what has been stated so far. */
export function standing(matter: Pick<Matter, "when">, attributes: Attributes): Standing {
  const condition = conditionOf(matter);
  const verdict = condition === null ? true : told(condition, attributes);
  return verdict === undefined ? "open" : verdict ? "applies" : "not";
}

/** The matters of a type by how they stand, each list in the catalogue's order. */
export function routed(
  rules: Rules,
  type: string,
  attributes: Attributes,
): { applies: Matter[]; open: Matter[] } {
  const known = mattersOfType(rules, type).map((matter) => [matter, standing(matter, attributes)] as const);
  const of = (wanted: Standing) => known.filter(([, is]) => is === wanted).map(([matter]) => matter);
  return { applies: of("applies"), open: of("open") };
}

/** The materials that matters need, each once; what a claim stands in for needs none. */
export function materialsNeeded(
  matters: readonly Pick<Matter, "code" | "materials">[],
  claimed: readonly string[],
): string[] {
  const reviewed = matters.filter(({ code }) => !claimed.includes(code));
  return [...new Set(reviewed.flatMap(({ materials }) => materials))];
}

/** A value as the form holds it, as the rules want it; `undefined` while it is not stated. */
export function stated(type: "boolean" | "number" | "text", typed: string): AttributeValue | undefined {
  const text = typed.trim();
  if (text === "") return undefined;
  if (type === "boolean") return text === "true";
  if (type === "text") return text;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** `holds`, where what was not stated yet leaves the answer open instead of making it false. */
function told(condition: Condition, attributes: Attributes): boolean | undefined {
  if ("all" in condition) {
    const parts = condition.all.map((part) => told(part, attributes));
    return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
  }
  if ("any" in condition) {
    const parts = condition.any.map((part) => told(part, attributes));
    return parts.includes(true) ? true : parts.includes(undefined) ? undefined : false;
  }
  if ("not" in condition) {
    const part = told(condition.not, attributes);
    return part === undefined ? undefined : !part;
  }
  return Object.hasOwn(attributes, condition.attribute) ? holds(condition, attributes) : undefined;
}

const conditionsOf = (rules: Rules, type: string): Condition[] =>
  mattersOfType(rules, type).flatMap((matter) => conditionOf(matter) ?? []);

const attributesIn = (condition: Condition): string[] =>
  comparisons(condition, "when").map(({ attribute }) => attribute);

function leaves(condition: Condition): Condition[] {
  if ("all" in condition) return condition.all.flatMap(leaves);
  if ("any" in condition) return condition.any.flatMap(leaves);
  return "not" in condition ? leaves(condition.not) : [condition];
}

/**
 * Which departments a project reaches, told while its form is being filled in. The rules are the server's own
 * (`functions/domain`): a page that had rules of its own would one day say something else.
 */
import {
  verdictOn,
  type Attributes,
  type AttributeValue,
  type Condition,
} from "../../../functions/domain/catalogue/condition.ts";
import { mayBe } from "../../../functions/domain/catalogue/fact.ts";
import { derivedFlags, type Flag, type FlagRule } from "../../../functions/domain/catalogue/flags.ts";
import { attributesAsked as attributesOf } from "../../../functions/domain/catalogue/routing.ts";
import type { Catalogue, Matter } from "../api/answers.ts";
import { numberOf } from "../form/spelling.ts";

export type Attribute = Catalogue["attributes"][number];
type Rules = Pick<Catalogue, "matters" | "attributes" | "flags">;

/** Applies, does not, or cannot be told before more is stated. */
export type Standing = "applies" | "not" | "open";

/** The condition under which a matter applies; `null` when it always does. */
export const conditionOf = ({ when }: Pick<Matter, "when">): Condition | null => when as Condition | null;

export const mattersOfType = ({ matters }: Pick<Rules, "matters">, type: string): Matter[] =>
  matters.filter(({ projectTypes }) => projectTypes.includes(type));

/** What must be stated about a project of the type, in the catalogue's order: all of it, so that nobody is left out. */
export function attributesAsked(rules: Rules, type: string): Attribute[] {
  const flags = rules.flags.map(({ when }) => ({ when: when as Condition }));
  const matters = rules.matters.map((matter) => ({ ...matter, when: conditionOf(matter) }));
  const asked = attributesOf({ flags, matters }, type);
  return rules.attributes.filter(({ code }) => asked.has(code));
}

/** The flags of the negative list that what was stated so far implies. */
export const impliedFlags = (rules: Pick<Catalogue, "flags">, attributes: Attributes): Flag[] =>
  derivedFlags(
    { flags: rules.flags.map((rule): FlagRule => ({ ...rule, when: rule.when as Condition })) },
    { attributes },
  );

/** Whether a matter applies to what has been stated so far. */
export function standing(matter: Pick<Matter, "when">, attributes: Attributes): Standing {
  const condition = conditionOf(matter);
  const verdict = condition === null ? true : verdictOn(condition, attributes);
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

/** A value as the form holds it, as the rules want it; `undefined` while none is stated that may be. */
export function stated(attribute: Attribute, typed: string): AttributeValue | undefined {
  const text = typed.trim();
  if (text === "") return undefined;
  const value =
    attribute.type === "boolean" ? text === "true" : attribute.type === "number" ? numberOf(text) : text;
  return mayBe(attribute, value) ? value : undefined;
}

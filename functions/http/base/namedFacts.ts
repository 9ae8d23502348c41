/** What is known of a refusal, as its sentence says it: departments by the names that people know them by. Programs have their ids. */
import type { ProblemCode } from "../../contracts/base/problems.ts";
import type { Language } from "../../words/language.ts";

/** What a department is called. */
export type DepartmentNames = readonly { id: string; name: string; nameEn: string }[];

/** Facts that say whom something is about, or who may do it. */
const WHOM: ReadonlySet<string> = new Set([
  "department",
  "departments",
  "organ",
  "owner",
  "role",
  "tracker",
  "lead",
  "to",
  "by",
  "allowed",
  "known",
]);

/** Whose sentence says what to type, which is the id. */
const TYPED: ReadonlySet<ProblemCode> = new Set([
  "unknown-department",
  "unknown-endpoint",
  "endpoint-off",
  "not-your-department",
]);

/** The facts as the sentence of a language says them; what is no department's id stays as it is. */
export function namedFacts<F extends object>(
  code: ProblemCode,
  facts: F,
  language: Language,
  departments: DepartmentNames,
): F {
  if (departments.length === 0 || TYPED.has(code)) return facts;
  const nameOf = (fact: unknown): unknown => {
    const known = departments.find(({ id }) => id === fact);
    return known ? (language === "en" ? known.nameEn : known.name) : fact;
  };
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]: [string, unknown]) => {
      if (!WHOM.has(name)) return [name, fact];
      return [name, Array.isArray(fact) ? fact.map(nameOf) : nameOf(fact)];
    }),
  ) as F;
}

/**
 * What has become of every code since a case was received, written down by whoever changes the file: the product is told by
 * `succeeds` alone, and must come to the same.
 */
import type { Attributes, AttributeValue, Condition } from "../../functions/domain/catalogue/condition.ts";
import type { Draft } from "./draft.ts";

export type Kind = "departments" | "materials" | "attributes" | "projectTypes" | "matters" | "choices";

export type Lineage = ReturnType<typeof lineage>;

export function lineage(before?: Record<Kind, Map<string, ReadonlySet<string>>>) {
  const now =
    before ??
    ({
      departments: new Map(),
      materials: new Map(),
      attributes: new Map(),
      projectTypes: new Map(),
      matters: new Map(),
      choices: new Map(),
    } satisfies Record<Kind, Map<string, ReadonlySet<string>>>);

  const of = (kind: Kind, code: string): ReadonlySet<string> => now[kind].get(code) ?? new Set([code]);
  return {
    of,
    /** The one thing that it has become. */
    oneOf: (kind: Kind, code: string): string => [...of(kind, code)][0]!,
    /** Whatever was called `code` is called one of these from now on. */
    becomes(kind: Kind, code: string, heirs: readonly string[]): void {
      for (const [old, codes] of now[kind])
        if (codes.has(code))
          now[kind].set(old, new Set([...codes].flatMap((one) => (one === code ? heirs : [one]))));
      now[kind].set(code, new Set(heirs));
    },
    copy: () =>
      lineage(
        Object.fromEntries(Object.entries(now).map(([kind, codes]) => [kind, new Map(codes)])) as typeof now,
      ),
  };
}

/** Who may have a review today, and who has it where that is settled by its matter. */
export function holders(
  draft: Draft,
  line: Lineage,
  asked: { department: string; matter: string },
): { heirs: ReadonlySet<string>; settled: string | null } {
  const heirs = line.of("departments", asked.department);
  const matter = line.oneOf("matters", asked.matter);
  const owner = draft.matters.find(({ code }) => code === matter)?.department;
  if (heirs.size === 1) return { heirs, settled: [...heirs][0]! };
  return { heirs, settled: owner !== undefined && heirs.has(owner) ? owner : null };
}

/** What was stated at receipt, in the codes of today. */
export const statedToday = (line: Lineage, stated: Attributes): Attributes =>
  Object.fromEntries(
    Object.entries(stated).map(([code, value]): [string, AttributeValue] => [
      line.oneOf("attributes", code),
      typeof value === "string" ? line.oneOf("choices", value) : value,
    ]),
  );

/** Every value that a condition could still take: what nobody stated might be anything. */
export function possible(condition: Condition, stated: Attributes): { true: boolean; false: boolean } {
  if ("all" in condition) {
    const parts = condition.all.map((part) => possible(part, stated));
    return { true: parts.every((part) => part.true), false: parts.some((part) => part.false) };
  }
  if ("any" in condition) {
    const parts = condition.any.map((part) => possible(part, stated));
    return { true: parts.some((part) => part.true), false: parts.every((part) => part.false) };
  }
  if ("not" in condition) {
    const part = possible(condition.not, stated);
    return { true: part.false, false: part.true };
  }
  const value = stated[condition.attribute];
  if (value === undefined) return { true: true, false: true };
  const is =
    "is" in condition
      ? value === condition.is
      : "oneOf" in condition
        ? condition.oneOf.includes(value)
        : "atLeast" in condition
          ? typeof value === "number" && value >= condition.atLeast
          : typeof value === "number" && value <= condition.atMost;
  return { true: is, false: !is };
}

/** The matters that a project is asked about today, and the flags that its facts imply. */
export function routedToday(draft: Draft, line: Lineage, project: { type: string; attributes: Attributes }) {
  const stated = statedToday(line, project.attributes);
  const type = line.oneOf("projectTypes", project.type);
  const applies = (when: Condition | null): boolean => when === null || possible(when, stated).true;
  return {
    matters: draft.matters
      .filter(({ projectTypes, when }) => projectTypes.includes(type) && applies(when))
      .map(({ code }) => code),
    flags: draft.flags.filter(({ when }) => applies(when)).map(({ flag }) => flag),
  };
}

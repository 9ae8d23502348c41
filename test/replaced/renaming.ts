/** A code of a region file, wherever else it stands. */
import type { Condition } from "../../functions/domain/catalogue/condition.ts";
import type { Draft } from "./draft.ts";

export function renameIn(
  draft: Draft,
  kind: "materials" | "projectTypes" | "matters",
  from: string,
  to: string,
): void {
  const now = (codes: string[]): string[] => [...new Set(codes.map((code) => (code === from ? to : code)))];
  for (const matter of draft.matters) {
    if (kind === "materials") matter.materials = now(matter.materials);
    if (kind === "projectTypes") matter.projectTypes = now(matter.projectTypes);
    if (kind === "matters") {
      const tolerable = new Map(matter.prerequisites.map((one) => [one.matter, one.tolerable]));
      matter.prerequisites = now(matter.prerequisites.map((one) => one.matter))
        .filter((code) => code !== matter.code || code !== to)
        .map((code) => ({ matter: code, tolerable: tolerable.get(code) ?? tolerable.get(from) ?? false }));
    }
  }
}

/** A fact, or one of its choices, in every condition; their codes are unlike each other. */
export function renameFact(draft: Draft, from: string, to: string): void {
  const now = (when: Condition): Condition =>
    JSON.parse(JSON.stringify(when).replaceAll(`"${from}"`, `"${to}"`)) as Condition;
  for (const matter of draft.matters) if (matter.when !== null) matter.when = now(matter.when);
  for (const rule of draft.flags) rule.when = now(rule.when);
}

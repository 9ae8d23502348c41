/** What a later region file asks for, and takes, of the facts of a project. */
import type { Region } from "./region.ts";
import { attributesAsked } from "./routing.ts";
import { nowOf } from "./successors.ts";

/** In words; what is on record means what it meant (`strandedFacts.ts`). */
export const factChanges = (before: Region, after: Region): string[] => [
  ...before.attributes.flatMap((was) => {
    const is = nowOf(after.attributes, was.code);
    if (was.type !== "choice" || is?.type !== "choice") return [];
    return was.choices.flatMap(({ code }) => {
      const now = nowOf(is.choices, code);
      return now === undefined || now.code === code
        ? []
        : [`attributes: ${is.code}: ${now.code} takes the place of ${code}, in cases at intake too`];
    });
  }),
  ...[...newlyAsked(before, after)].map(
    (code) =>
      `attributes: ${code} is asked for, and cases at intake were not asked: whom it may concern is asked about them, and a flag that it may imply is raised`,
  ),
];

/** Facts that a type's matters or a flag ask about and that no case of it at intake was asked for. */
function newlyAsked(before: Region, after: Region): Set<string> {
  return new Set(
    before.projectTypes.flatMap((type) => {
      const now = nowOf(after.projectTypes, type.code);
      if (now === undefined) return [];
      const stated = new Set(
        [...attributesAsked(before, type.code)].map((code) => nowOf(after.attributes, code)?.code),
      );
      return [...attributesAsked(after, now.code)].filter((code) => !stated.has(code));
    }),
  );
}

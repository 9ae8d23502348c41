/**
 * By which rule a change of the project touches a review in substance. What touches none of these leaves it alone: its
 * opinion stands, and its clock runs on.
 */
import { attributesIn } from "../catalogue/condition.ts";
import type { Flag } from "../catalogue/flags.ts";
import type { Matter, Region } from "../catalogue/region.ts";
import { namesOf } from "../catalogue/successors.ts";
import type { Review } from "../review/review.ts";

export type Touch =
  /** A fact that decides whether its matter applies has another value. */
  | { by: "fact"; attribute: string }
  /** Material that its matter asks for, or that its department has asked for, came anew. */
  | { by: "material"; material: string }
  /** It closed by silence as consent, and the project carries a flag now under which no silence counts. */
  | { by: "flag"; flag: Flag }
  /** It fell with a prerequisite that is asked again, or that the project does not have any more. */
  | { by: "prerequisite"; reviewId: string };

/** What is otherwise: facts, kinds of material, flags that the project did not carry before. */
export type Changed = {
  restated: readonly string[];
  files: readonly string[];
  flags: readonly Flag[];
};

/** @param matter as the region has it today: what decides whether it applies is not frozen with a review */
export function touchesOf(
  region: Region,
  review: Review,
  matter: Matter,
  { restated, files, flags }: Changed,
): Touch[] {
  const read = matter.when === null ? [] : attributesIn(matter.when);
  const asked = new Set([
    ...review.facts.matter.materials,
    ...matter.materials,
    ...(review.supplement?.items ?? []).map(({ material }) => material),
  ]);
  const isSilent = review.status === "closed" && review.outcome === "deemed-consent";
  return [
    ...restated
      .filter((attribute) => read.includes(attribute))
      .map((attribute) => ({ by: "fact", attribute }) as const),
    ...files
      .filter((code) => namesOf(region.materials, code).some((name) => asked.has(name)))
      .map((material) => ({ by: "material", material }) as const),
    ...(isSilent ? flags : []).map((flag) => ({ by: "flag", flag }) as const),
  ];
}

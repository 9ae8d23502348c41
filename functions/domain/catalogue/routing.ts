/** Which matters a project reaches, by the region's rules and what the applicant states. */
import { nowOf } from "./successors.ts";
import { attributesIn, mayHold, type Attributes, type Condition } from "./condition.ts";
import type { Flag } from "./flags.ts";
import type { Matter, Region } from "./region.ts";
import { statedNow } from "./stated.ts";

/** What the applicant says stands in for a review: an assessment of the area, or a promise (告知承诺). */
export type Claim =
  | { matter: string; by: "area-assessment"; reference: string }
  /** In the authority's words, where the region has any. */
  | { matter: string; by: "promise"; signedBy: string; text?: string | undefined };

/** A project as the applicant states it, with the flags of the negative list that it adds by itself. */
export type Project = {
  name: string;
  code: string;
  type: string;
  attributes: Attributes;
  flags: readonly Flag[];
};

/**
 * The matters that apply, in the order of the catalogue (并联审批: all of them at once). What was stated under an earlier file
 * counts under the codes of this one; whom a fact concerns that nobody was asked for is asked, and may say that it is not.
 */
export function route(region: Region, project: Project): Matter[] {
  const type = nowOf(region.projectTypes, project.type)?.code ?? project.type;
  const stated = statedNow(region, project.attributes);
  return region.matters.filter(
    (matter) => matter.projectTypes.includes(type) && (matter.when === null || mayHold(matter.when, stated)),
  );
}

/** The materials that are still owed, all of them across all departments (一次性告知). */
export function missingMaterials(
  matters: readonly Matter[],
  materials: readonly { code: string }[],
): string[] {
  const present = new Set(materials.map((material) => material.code));
  const needed = new Set(matters.flatMap((matter) => matter.materials));
  return [...needed].filter((code) => !present.has(code));
}

/**
 * The attributes that the matters of a project type and the flags of the negative list ask about. All must be stated:
 * one left out would leave a department out in silence, or let silence count where it must not.
 */
export function attributesAsked(
  region: {
    matters: readonly Pick<Matter, "projectTypes" | "when">[];
    flags: readonly { when: Condition }[];
  },
  projectType: string,
): Set<string> {
  const asking = [
    ...region.matters.filter((matter) => matter.projectTypes.includes(projectType)),
    ...region.flags,
  ];
  return new Set(asking.flatMap(({ when }) => (when ? attributesIn(when) : [])));
}

/** Which matters a project reaches, by the region's rules and what the applicant states. */
import { comparisons, holds, type Attributes } from "./condition.ts";
import type { Matter, Region } from "./region.ts";

/** The negative list: a project that carries one of these is never consented to by silence (guard G5). */
export const NEGATIVE_LIST = [
  "national-security",
  "secret",
  "public-safety-hazard",
  "eia-report",
  "ecological-redline",
  "permanent-farmland",
  "protected-area",
  "cultural-relic",
  "special-fire",
  "third-party-hearing",
  "quota",
  "higher-authority",
  "express-act-required",
] as const;

export type Flag = (typeof NEGATIVE_LIST)[number];

/** What the applicant says stands in for a review: an assessment of the area, or a promise (告知承诺). */
export type Claim =
  | { matter: string; by: "area-assessment"; reference: string }
  | { matter: string; by: "promise"; signedBy: string };

/** A project as the applicant states it. */
export type Project = {
  name: string;
  code: string;
  type: string;
  attributes: Attributes;
  flags: readonly Flag[];
};

/** The matters that apply, in the order of the catalogue (并联审批: all of them at once). */
export function route(region: Region, project: Project): Matter[] {
  return region.matters.filter(
    (matter) =>
      matter.projectTypes.includes(project.type) &&
      (matter.when === null || holds(matter.when, project.attributes)),
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
 * The attributes that the matters of a project type ask about. All must be stated: one left out would leave a
 * department out in silence.
 */
export function attributesAsked(region: Region, projectType: string): Set<string> {
  const conditions = region.matters
    .filter((matter) => matter.projectTypes.includes(projectType))
    .flatMap((matter) => (matter.when ? comparisons(matter.when, "when") : []));
  return new Set(conditions.map(({ attribute }) => attribute));
}

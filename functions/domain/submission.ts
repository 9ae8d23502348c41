/** What an applicant hands in, and which matters it reaches (routing). */
import { comparisons, holds, type Attributes } from "./condition.ts";
import type { Matter, Region } from "./region.ts";
import type { Fault } from "./regionFaults.ts";

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

export type Material = { code: string; name: string; sha256: string; uri: string };

export type Submission = {
  project: { name: string; code: string; type: string; attributes: Attributes; flags: readonly Flag[] };
  applicant: { name: string; creditCode: string; contact: { name: string; phone: string } };
  materials: readonly Material[];
};

/** The matters that apply, in the order of the catalogue (并联审批: all of them at once). */
export function route(region: Region, project: Submission["project"]): Matter[] {
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

/** What the region's catalogue does not know in a well-formed submission, every fault at once. */
export function submissionFaults(region: Region, submission: Submission): Fault[] {
  const faults: Fault[] = [];
  const { project, materials } = submission;
  if (!region.projectTypes.some((type) => type.code === project.type))
    faults.push({
      path: "project.type",
      message: `unknown project type "${project.type}"; this region knows: ${region.projectTypes.map((t) => t.code).join(", ")}`,
    });

  const known = new Map(region.attributes.map((attribute) => [attribute.code, attribute]));
  for (const [code, value] of Object.entries(project.attributes)) {
    const attribute = known.get(code);
    const type = typeof value === "string" ? "text" : typeof value;
    if (!attribute)
      faults.push({
        path: `project.attributes.${code}`,
        message: `unknown attribute; this region knows: ${[...known.keys()].join(", ")}`,
      });
    else if (attribute.type !== type)
      faults.push({ path: `project.attributes.${code}`, message: `expected ${attribute.type}, got ${type}` });
  }
  for (const code of attributesAsked(region, project.type))
    if (!Object.hasOwn(project.attributes, code))
      faults.push({
        path: `project.attributes.${code}`,
        message: `missing: ${known.get(code)?.name} (${known.get(code)?.type}) decides which departments are asked`,
      });

  const seen = new Set<string>();
  materials.forEach((material, i) => {
    if (!region.materials.some((type) => type.code === material.code))
      faults.push({
        path: `materials[${i}].code`,
        message: `unknown material "${material.code}"; this region knows: ${region.materials.map((m) => m.code).join(", ")}`,
      });
    else if (seen.has(material.code))
      faults.push({ path: `materials[${i}].code`, message: `"${material.code}" is handed in twice` });
    seen.add(material.code);
  });
  return faults;
}
